import { AppError } from '../errors.ts';

/** Throws AppError `remote_busy` for work that the signal cut short. */
export async function inTime<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!signal.aborted) throw error;
    const message = 'This takes longer than a page can wait. Please try again in a few minutes.';
    throw new AppError('remote_busy', message, { cause: error });
  }
}
