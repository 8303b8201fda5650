import { z } from 'zod';
import { ANY_CHECK_WORDS, CHECK_WORDS } from './diagnostic-words.ts';

export type CheckId = keyof typeof CHECK_WORDS;
type AnyCode = keyof typeof ANY_CHECK_WORDS;
/** What a check can find: its own codes, and those that any check can come to. */
export type FindingCode<Id extends CheckId = CheckId> = Id extends CheckId
  ? Exclude<keyof (typeof CHECK_WORDS)[Id], 'title'> | AnyCode
  : never;

export const CheckId = z.enum(Object.keys(CHECK_WORDS) as [CheckId, ...CheckId[]]);

/**
 * `ok`. `off`: does not apply, such as carts that are not synced. `warning`: works, but deserves a look. `problem`: does not
 * work. `unknown`: could not be found out this time.
 */
export const FindingState = z.enum(['ok', 'off', 'warning', 'problem', 'unknown']);
export type FindingState = z.output<typeof FindingState>;

/** What the app can mend by itself when somebody says so. */
export const Mend = z.enum([
  /** Register webhooks that are missing, switch on, put right. */
  'webhooks',
  /** Register the webhook by which Brevo tells of unsubscribes. */
  'brevo_webhook',
  /** Switch eCommerce on in Brevo. */
  'ecommerce',
  /** Make lists anew that were deleted in Brevo, choose them, and fill them. */
  'lists',
  /** Create mapped attributes, and send everybody again. */
  'attributes',
  /** Compare everything with the store, and write the differences. */
  'reconcile',
  /** Write all products again, changed or not. */
  'rewrite_products',
  /** Try Brevo's key once more; what waits for it goes on. */
  'resume',
]);
export type Mend = z.output<typeof Mend>;

/** What one check found. Nothing in it names a customer. */
export const Diagnosis = z.object({
  id: CheckId,
  state: FindingState,
  /** Such as `missing`; words for it are in the pages' languages. */
  code: z.string(),
  /** Fills the blanks of the words. Times are ISO 8601, and their names end in `At`. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What is the case and how to mend it, in English. */
  message: z.string(),
  whatToDo: z.string().nullable(),
  mend: Mend.nullable(),
  /** The mend is under way. */
  isMending: z.boolean(),
  checkedAt: z.string(),
});
export type Diagnosis = z.output<typeof Diagnosis>;

/** The last look at everything; null where nobody has looked yet. */
export const Diagnostics = z.object({
  /** When all of it was last looked at; single checks may be newer. */
  checkedAt: z.string().nullable(),
  /** A look is under way in this moment. */
  isRunning: z.boolean(),
  checks: z.array(Diagnosis),
});
export type Diagnostics = z.output<typeof Diagnostics>;

/** Without `checks`: all of them. */
export const RunDiagnostics = z.strictObject({
  checks: z.array(CheckId).min(1).max(40).optional(),
});
export const MendRequest = z.strictObject({ mend: Mend });

/** What a check hands back. */
export interface Finding<Id extends CheckId = CheckId> {
  state: FindingState;
  code: FindingCode<Id>;
  params?: Record<string, string | number>;
  mend?: Mend;
}

/** One row of the table of what can be wrong. Each capability brings the checks of what it knows. */
export interface Check<Id extends CheckId = CheckId> {
  id: Id;
  /** Looks at how it is now, and changes nothing. What it throws becomes a finding. */
  look(storeHash: string, signal: AbortSignal): Promise<Finding<Id>>;
}

/** Whichever it is. */
export type AnyCheck = { [Id in CheckId]: Check<Id> }[CheckId];
export type AnyFinding = Omit<Finding, 'code'> & { code: string };

/** A finding in English. */
export function sayFinding(
  id: CheckId,
  code: string,
  params: Readonly<Record<string, string | number>>,
): { message: string; whatToDo: string | null } {
  const words = wordsOf(id, code);
  const fill = (text: string) =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_blank, name: string) => String(params[name] ?? ''));
  return {
    message: fill(words.text),
    whatToDo: words.whatToDo === undefined ? null : fill(words.whatToDo),
  };
}

function wordsOf(id: CheckId, code: string): { text: string; whatToDo?: string } {
  const all = { ...ANY_CHECK_WORDS, ...CHECK_WORDS[id] } as Readonly<Record<string, unknown>>;
  const words = all[code] ?? ANY_CHECK_WORDS.failed;
  return words as { text: string; whatToDo?: string };
}
