import { AppError } from '../../errors.ts';

/** The id of a failure, as requests carry it. Throws AppError `invalid_request`, with the place in the request. */
export function failureId(text: string, path: string): number {
  const id = Number(text);
  if (!Number.isSafeInteger(id) || id < 1)
    throw new AppError('invalid_request', 'The request is not what it should be.', {
      problems: [{ path, message: 'This is not the id of a failure.' }],
    });
  return id;
}
