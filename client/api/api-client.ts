import type * as z from 'zod';
import { ApiError } from './api-error.ts';
import { type Call, request, requestFile } from './request.ts';
import type { SessionKeeper } from './session-keeper.ts';

type Options<T> = Omit<Call<T>, 'method' | 'path'>;
type ReadOptions<T> = { schema: z.ZodType<T>; signal?: AbortSignal };

/** Our API, as the signed-in merchant. An expired session is renewed once, then the call is made again. */
export class ApiClient {
  readonly #session: SessionKeeper;

  constructor(session: SessionKeeper) {
    this.#session = session;
  }

  get<T>(path: string, options: ReadOptions<T>): Promise<T> {
    return this.#call({ method: 'GET', path, ...options });
  }

  /** A file, to be saved by the browser: our API wants a token, which no link could carry. */
  download(path: string): Promise<Blob> {
    return this.#withSession((token) => requestFile({ method: 'GET', path }, token));
  }

  post<T>(path: string, options: Options<T> = {}): Promise<T> {
    return this.#call({ method: 'POST', path, ...options });
  }

  put<T>(path: string, options: Options<T>): Promise<T> {
    return this.#call({ method: 'PUT', path, ...options });
  }

  delete<T>(path: string, options: Options<T> = {}): Promise<T> {
    return this.#call({ method: 'DELETE', path, ...options });
  }

  #call<T>(call: Call<T>): Promise<T> {
    return this.#withSession((token) => request(call, token));
  }

  async #withSession<T>(send: (token: string) => Promise<T>): Promise<T> {
    try {
      return await send(this.#token());
    } catch (error) {
      if (!(error instanceof ApiError && error.isSessionRefusal)) throw error;
      if (error.code !== 'session_expired') return this.#endAndThrow(error);
    }
    const { token } = await this.#session.renew();
    try {
      return await send(token);
    } catch (error) {
      if (error instanceof ApiError && error.isSessionRefusal) return this.#endAndThrow(error);
      throw error;
    }
  }

  #token(): string {
    const { state } = this.#session;
    if (state.name === 'open') return state.session.token;
    throw new ApiError('session_ended', 'The session is over.');
  }

  #endAndThrow(error: ApiError): never {
    if (this.#session.state.name === 'open') this.#session.end('expired');
    throw error;
  }
}
