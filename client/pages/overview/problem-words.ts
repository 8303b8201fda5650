import type { TFunction } from 'i18next';
import type { SyncRun } from '../../../server/contract/sync.ts';
import { ApiError } from '../../api/api-error.ts';
import { errorWords } from '../../locales/words.ts';

/** What stops a run, and what to do about it; in the server's words where we have none for its code. */
export function problemWords(
  t: TFunction,
  { code, message }: NonNullable<SyncRun['problem']>,
): string[] {
  return errorWords(t, new ApiError(code, message));
}
