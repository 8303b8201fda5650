import type * as z from 'zod';
import { ApiErrorBody } from '../../server/contract/error.ts';
import { ApiError } from './api-error.ts';

export interface Call<T> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** What a success must look like; left out where the answer has no body. */
  schema?: z.ZodType<T>;
  signal?: AbortSignal;
}

/** One request to our own API: an answer of the agreed shape, or an `ApiError`. */
export async function request<T>(call: Call<T>, token?: string): Promise<T> {
  const response = await send(call, token);
  if (!response.ok) throw await readError(response);
  if (!call.schema) return undefined as T;

  const parsed = call.schema.safeParse(await readJson(response));
  if (parsed.success) return parsed.data;
  throw new ApiError('unreadable_answer', `Unexpected answer to ${call.method} ${call.path}`, {
    cause: parsed.error,
  });
}

/** A file from our own API as it is; or an `ApiError`. */
export async function requestFile(
  call: Pick<Call<unknown>, 'method' | 'path' | 'signal'>,
  token?: string,
): Promise<Blob> {
  const response = await send(call, token);
  if (!response.ok) throw await readError(response);
  return response.blob().catch((cause) => {
    // It broke off in the middle: half a file is none.
    throw new ApiError('unreachable', 'The file did not arrive whole.', { cause });
  });
}

async function send(call: Call<unknown>, token: string | undefined): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (call.body !== undefined) headers['content-type'] = 'application/json';

  try {
    return await fetch(call.path, {
      method: call.method,
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
      credentials: 'omit',
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw new ApiError('unreachable', 'No answer from the app.', { cause: error });
  }
}

async function readError(response: Response): Promise<ApiError> {
  const body = ApiErrorBody.safeParse(await readJson(response));
  // A proxy's page instead of our JSON: all we know is that it did not work.
  if (!body.success) return new ApiError('internal', `The app answered ${response.status}.`);
  const { code, message, problems } = body.data.error;
  return new ApiError(code, message, { problems });
}

async function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}
