/** Codes this page gives itself, beside those the server sends. */
type LocalCode = 'unreachable' | 'unreadable_answer' | 'session_ended';

export interface FieldProblem {
  path: string;
  message: string;
}

/** An answer that is not a success, or no answer at all. `message` may be shown when the code has no words here. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: LocalCode | (string & {});
  readonly problems: FieldProblem[];

  constructor(
    code: ApiError['code'],
    message: string,
    options: { problems?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.problems = options.problems ?? [];
  }

  /** The same request may well succeed in a moment. */
  get isTransient(): boolean {
    return TRANSIENT_CODES.has(this.code);
  }

  /** The server does not know who is asking, or no longer. */
  get isSessionRefusal(): boolean {
    return SESSION_CODES.has(this.code);
  }
}

const TRANSIENT_CODES = new Set([
  'unreachable',
  'unreadable_answer',
  'internal',
  'unavailable',
  'remote_busy',
  'remote_failed',
]);
const SESSION_CODES = new Set(['session_expired', 'unauthenticated', 'session_ended']);
