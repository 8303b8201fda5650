import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Served {
  method: string;
  /** With the query, as it was sent. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** A server of a few lines: `answer` is called with each request and its number, from 1. */
export async function serve(
  answer: (response: ServerResponse, request: Served, count: number) => void,
) {
  const requests: Served[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', headers } = request;
    const served = { method, url, headers, body };
    answer(response, served, requests.push(served));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
