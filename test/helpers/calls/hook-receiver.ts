import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedHook {
  path: string;
  headers: IncomingHttpHeaders;
  raw: string;
  // biome-ignore lint/suspicious/noExplicitAny: what arrives is under test
  body: any;
}

/** Somebody whom webhooks can be sent to. `answer` decides the status, 200 unless it is changed. */
export async function receiveHooks() {
  const received: ReceivedHook[] = [];
  const receiver = {
    received,
    answer: (_hook: ReceivedHook): number => 200,
    scopes: () => received.map(({ body }) => body.scope as string),
    of: (scope: string) => received.filter(({ body }) => body.scope === scope),
  };
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const hook = { path: request.url ?? '', headers: request.headers, raw, body: JSON.parse(raw) };
    received.push(hook);
    response.writeHead(receiver.answer(hook)).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${port}/hooks`,
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
