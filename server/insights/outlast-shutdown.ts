import { JobStopped } from '../queue/job-handler.ts';

/** Less than a process has to stop. */
const LINGER_MS = 8_000;

/**
 * A signal for what is being paid for: where only this process stops, the answer has a few seconds more to come, since nobody
 * can ask for it again. A run that is cancelled, or that somebody else has taken over, waits for nothing.
 */
export function outlastShutdown(signal: AbortSignal, lingerMs = LINGER_MS): AbortSignal {
  const late = new AbortController();
  const end = () => {
    const { reason } = signal;
    const isShutdown = reason instanceof JobStopped && reason.reason === 'shutdown';
    if (isShutdown) setTimeout(() => late.abort(reason), lingerMs).unref();
    else late.abort(reason);
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return late.signal;
}
