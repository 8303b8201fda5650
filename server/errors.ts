/** One thing wrong with a request or a document: where, and what. */
export interface Problem {
  path: string;
  message: string;
}

/** Every code an answer of ours can carry. The statuses they become are in `http/render-error.ts`. */
export type ErrorCode =
  | 'invalid_request'
  | 'unauthenticated'
  | 'session_expired'
  | 'not_found'
  | 'too_large'
  | 'too_many_requests'
  | 'conflict'
  | 'settings_changed'
  | 'kind_switched_off'
  | 'brevo_not_connected'
  | 'brevo_key_rejected'
  | 'brevo_key_restricted'
  | 'brevo_ip_not_allowed'
  | 'brevo_rejected'
  | 'brevo_ecommerce_inactive'
  | 'mavera_not_connected'
  | 'mavera_key_rejected'
  | 'mavera_key_restricted'
  | 'mavera_plan_ended'
  | 'mavera_credits_short'
  | 'ceiling_run'
  | 'ceiling_month'
  | 'store_token_rejected'
  | 'scope_missing'
  | 'install_refused'
  | 'launch_refused'
  | 'launch_used'
  | 'store_not_installed'
  | 'remote_failed'
  | 'remote_busy'
  | 'unavailable'
  | 'internal';

/** A failure we foresaw. `message` may be read by a merchant; private detail goes into `cause`. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly code: ErrorCode;
  readonly problems: Problem[] | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; problems?: Problem[] } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.problems = options.problems;
  }
}

/** Why a call to a platform did not succeed, in the words our code decides by. */
export type RemoteFailure =
  /** No answer: refused connection, reset, time-out. The work may or may not have been done. */
  | 'unanswered'
  /** 5xx. The work may or may not have been done. */
  | 'broken'
  /** 429, or a wait the pacer would not sit through. Refused before work began. */
  | 'limited'
  /** 425: the platform is still busy with this very record. */
  | 'busy'
  /** The token or key is wrong, revoked, expired. */
  | 'credentials'
  /** The key is right but our address is not on the account's list (Brevo, reference/brevo.md §1.2). */
  | 'address'
  /** The key or token lacks a permission or scope. */
  | 'permission'
  /** The account has not switched on what this belongs to, such as Brevo's eCommerce. */
  | 'inactive'
  /** 402: the account has not enough credits for it, or nobody pays for the account. */
  | 'unpaid'
  | 'missing'
  /** Refused for what it says: validation, duplicates. */
  | 'rejected'
  /** An answer that is not what the platform documents, such as HTML with a 200. */
  | 'unreadable';

export type RemoteService = 'BigCommerce' | 'Brevo' | 'Mavera';

const CREDENTIAL_FAILURES: ReadonlySet<RemoteFailure> = new Set([
  'credentials',
  'address',
  'permission',
]);
const TRANSIENT_FAILURES: ReadonlySet<RemoteFailure> = new Set([
  'unanswered',
  'broken',
  'limited',
  'busy',
]);

/** What a paid call needed and what was left, where the platform says so (Mavera, reference/mavera-and-peers.md §1.7). */
export interface CreditsShort {
  needed: number | null;
  remaining: number | null;
}

/** A platform did not do what it was asked. Answers what callers ask instead of showing them a status. */
export class RemoteError extends AppError {
  override readonly name = 'RemoteError';
  readonly service: RemoteService;
  readonly failure: RemoteFailure;
  /** How long the platform (or our pacer) says to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  /** The platform's own code, where its error body has one; never customer data. */
  readonly remoteCode: string | undefined;
  /** The identifiers a Brevo 400 `duplicate_parameter` names, such as `SMS` (reference/brevo.md §1.3). */
  readonly duplicates: readonly string[];
  /** Of an `unpaid` call. */
  readonly credits: CreditsShort | undefined;

  constructor(
    service: RemoteService,
    failure: RemoteFailure,
    message: string,
    options: {
      cause?: unknown;
      retryAfterMs?: number;
      remoteCode?: string;
      duplicates?: readonly string[];
      credits?: CreditsShort;
    } = {},
  ) {
    super(codeOf(service, failure), message, { cause: options.cause });
    this.service = service;
    this.failure = failure;
    this.retryAfterMs = options.retryAfterMs;
    this.remoteCode = options.remoteCode;
    this.duplicates = options.duplicates ?? [];
    this.credits = options.credits;
  }

  /** Worth trying again later as it is. */
  get isTransient(): boolean {
    return TRANSIENT_FAILURES.has(this.failure);
  }

  /** Only the merchant can mend this: the connection is paused until they do. */
  get isCredentialFailure(): boolean {
    return CREDENTIAL_FAILURES.has(this.failure);
  }
}

function codeOf(service: RemoteService, failure: RemoteFailure): ErrorCode {
  if (service === 'Brevo') {
    if (failure === 'credentials') return 'brevo_key_rejected';
    if (failure === 'permission') return 'brevo_key_restricted';
    if (failure === 'address') return 'brevo_ip_not_allowed';
    if (failure === 'rejected') return 'brevo_rejected';
    if (failure === 'inactive') return 'brevo_ecommerce_inactive';
  }
  if (service === 'BigCommerce') {
    if (failure === 'credentials') return 'store_token_rejected';
    if (failure === 'permission') return 'scope_missing';
  }
  if (service === 'Mavera') {
    if (failure === 'credentials') return 'mavera_key_rejected';
    if (failure === 'permission') return 'mavera_key_restricted';
    if (failure === 'unpaid') return 'mavera_credits_short';
  }
  return failure === 'limited' || failure === 'busy' ? 'remote_busy' : 'remote_failed';
}

/** What was asked was in order, but the database could not be reached, read or written. */
export function isDatabaseDown(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_')) return !/^SQLITE_(CONSTRAINT|MISUSE|RANGE)/.test(code);
  // Knex and better-sqlite3 have no codes for a connection that cannot be had.
  return /acquir\w+ a connection|database connection is not open/i.test(error.message);
}
