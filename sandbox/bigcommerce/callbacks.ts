/** What came of calling the app from server to server. Nothing depends on it but the reader's knowledge. */
export interface CallbackOutcome {
  /** Null: no answer. */
  status: number | null;
  body: string;
  error?: string;
}

const TIMEOUT_MS = 10_000;

/** Calls `/uninstall` or `/remove_user`, again after a failure as often as `retries` says. */
export async function callCallback(url: string, retries: number): Promise<CallbackOutcome> {
  const outcome = await call(url);
  const failed = outcome.status === null || outcome.status >= 500;
  return failed && retries > 0 ? callCallback(url, retries - 1) : outcome;
}

async function call(url: string): Promise<CallbackOutcome> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { redirect: 'manual', signal });
    return { status: response.status, body: (await response.text()).slice(0, 1000) };
  } catch (error) {
    const reason = error instanceof Error ? (error.cause ?? error) : error;
    return { status: null, body: '', error: String(reason) };
  }
}
