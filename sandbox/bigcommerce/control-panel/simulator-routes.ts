import { Router } from 'express';
import type { Platform } from '../platform.ts';
import { ACTIONS, runAction } from './simulator-actions.ts';

/** The store simulator, the hooks and the clock for programs; see the table of `controlRoutes`. */
export function simulatorRoutes(platform: Platform): Router {
  const router = Router();
  const hooksOf = async (hash: string) => {
    const dispatcher = platform.dispatcherOf(hash);
    await dispatcher.idle();
    const { hooks, attempts, retriesWaiting } = dispatcher;
    const shown = hooks.list(platform.app.clientId).map(({ headers: _secret, ...hook }) => hook);
    return { hooks: shown, attempts: attempts.slice(-200), retriesWaiting };
  };

  router.get('/simulator', (_request, response) => {
    const actions = Object.entries(ACTIONS).map(([name, { run: _run, ...rest }]) => ({
      ...{ name, ...rest },
    }));
    response.json({ actions });
  });
  router.post('/stores/:hash/simulate/:action', (request, response) => {
    const { simulator } = platform.getStore(request.params.hash).shop;
    response.json(runAction(simulator, request.params.action, request.body));
  });
  router.get('/stores/:hash/hooks', async (request, response) => {
    response.json(await hooksOf(request.params.hash));
  });
  router.post('/stores/:hash/hooks/retry', async (request, response) => {
    await platform.dispatcherOf(request.params.hash).retryNow();
    response.json(await hooksOf(request.params.hash));
  });
  router.put('/time', (request, response) => {
    const scale = Number(request.body?.scale);
    if (!(scale > 0)) throw new Error('scale is a number above 0.');
    platform.clock.scale = scale;
    response.json({ scale });
  });

  return router;
}
