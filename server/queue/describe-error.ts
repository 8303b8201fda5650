import { AppError } from '../errors.ts';

/**
 * An error in words that may be stored and logged. Our own messages are written for merchants; anyone else's may quote
 * a customer, so of those only the name and a code such as `ECONNRESET` are kept.
 */
export function describeError(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  if (!(error instanceof Error)) return 'something that is not an error was thrown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? `${error.name}: ${code}` : error.name;
}

/** Where it happened, without the message that a stack begins with. Nothing for a failure we foresaw. */
export function framesOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof AppError || !error.stack) return undefined;
  return error.stack.split('\n').filter(isFrame).join('\n') || undefined;
}

function isFrame(line: string): boolean {
  return /^\s+at .+:\d+:\d+\)?$/.test(line);
}
