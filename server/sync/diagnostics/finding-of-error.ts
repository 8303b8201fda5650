import type { Finding } from '../../contract/diagnostics.ts';
import { AppError, RemoteError } from '../../errors.ts';

/** What it means for a check that it could not be made. Never says what is wrong with what it looks at. */
export function findingOfError(error: unknown): Pick<Finding, 'state' | 'params'> & {
  code: 'busy' | 'blocked' | 'unanswered' | 'not_connected' | 'failed';
} {
  if (error instanceof RemoteError) {
    const params = { service: error.service };
    if (error.isCredentialFailure || error.failure === 'inactive')
      return { state: 'unknown', code: 'blocked', params };
    if (error.failure === 'limited' || error.failure === 'busy')
      return { state: 'unknown', code: 'busy', params };
    return { state: 'unknown', code: 'unanswered', params };
  }
  if (error instanceof AppError && /_not_connected$/.test(error.code))
    return { state: 'off', code: 'not_connected' };
  return { state: 'unknown', code: 'failed' };
}
