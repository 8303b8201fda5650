const TIMEOUT_MS = 10_000;

/** Posts JSON to somebody else's server. Returns the HTTP status, or why there was none. */
export async function callOut(
  url: string,
  body: unknown,
  { signal, headers = {} }: { signal: AbortSignal; headers?: Record<string, string> },
): Promise<number | string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    // `fetch failed` alone says nothing; its cause says `ECONNREFUSED`.
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code ?? message;
  }
}
