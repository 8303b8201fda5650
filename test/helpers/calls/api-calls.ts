import type { Express } from 'express';

export interface ApiCall {
  method: string;
  /** Below the app's own address, with parameters as in `/api/syncs/:runId`. */
  path: string;
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
  match(path: string): boolean;
  path?: string;
}

/** Every call below `/api` that the app has a handler for, so that no test can forget a new one. */
export function listApiCalls(app: Express): ApiCall[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  // A mounted router does not tell where, but whether it would take a path, and how much of it.
  return stack
    .filter((layer) => mountOf(layer, ['/api']) === '/api')
    .flatMap((layer) => callsOf(layer, '/api'));
}

function callsOf({ route, handle }: Layer, prefix: string): ApiCall[] {
  if (route) {
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    const path = prefix + (route.path === '/' ? '' : route.path);
    return methods.map((method) => ({ method, path }));
  }
  return (handle.stack ?? []).flatMap((layer) => {
    if (!layer.handle.stack && !layer.route) return [];
    return callsOf(layer, prefix + (layer.route ? '' : mountOf(layer, MOUNTS)));
  });
}

/** Where the routers below `/api` are mounted; a new one that is missing here fails the test that counts calls. */
const MOUNTS = [
  ...['/session', '/connections', '/brevo', '/insights', '/storefronts'],
  '/diagnostics',
];

function mountOf(layer: Layer, candidates: readonly string[]): string {
  if (layer.match('/surely/nowhere')) return '';
  return candidates.find((path) => layer.match(path)) ?? '/unknown';
}
