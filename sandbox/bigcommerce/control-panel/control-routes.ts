import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { type FaultSwitches, faultRoutes } from '../../faults.ts';
import type { Platform } from '../platform.ts';
import type { RequestLog } from '../request-log.ts';
import { SWITCHES, setSwitches } from '../switches.ts';
import { simulatorRoutes } from './simulator-routes.ts';

export interface Controls {
  platform: Platform;
  faults: FaultSwitches;
  requests: RequestLog;
}

/**
 * The buttons of the control panel for programs: JSON under `/_sandbox`. What cannot be done answers 400 `{ error }`.
 *
 * | call | answer |
 * |---|---|
 * | `GET /stores` | the stores, their users, what is installed |
 * | `POST /stores/{hash}/install` `{userId?, external?}` | `{ url }`: the app's `/auth` with a fresh code |
 * | `POST /stores/{hash}/load-url` `{userId?, url?, channelId?, claims?}` | `{ url }`: the app's `/load` |
 * | `POST /stores/{hash}/uninstall` `{userId?}` | `{ outcome }` of the callback |
 * | `POST /stores/{hash}/remove-user` `{userId}` | `{ outcome }` |
 * | `POST /stores/{hash}/users` `{id, email, locale?, canInstall?}` | the stores |
 * | `PUT /stores/{hash}/owner` `{email}` | the stores |
 * | `PUT /stores/{hash}/quota` `{requests, windowMs}` | the stores |
 * | `GET`, `POST /stores/{hash}/customers`, `PATCH`, `DELETE …/{id}` | the customer; `GET` takes `email` |
 * | `GET`, `POST /stores/{hash}/subscribers`, `PATCH`, `DELETE …/{id}` | the subscriber; `GET` takes `email` |
 * | `GET /simulator` | the actions of the store simulator and their fields |
 * | `POST /stores/{hash}/simulate/{action}` `{field: value}` | `{ done, result }`: in words, and what changed |
 * | `GET /stores/{hash}/hooks` | `{ hooks, attempts, retriesWaiting }`, once nothing is being delivered |
 * | `POST /stores/{hash}/hooks/retry` | the same, after trying whatever waited |
 * | `PUT /time` `{scale}` | how many times faster than life retries and abandoned carts come |
 * | `GET`, `PUT /app` `{scopes?, callbacks?}` | the app's profile, without its secret |
 * | `GET`, `PUT /switches` `{name: value}` | the undocumented behaviours, what is assumed and what is set |
 * | `GET`, `DELETE /requests` | `{ counts, latest }` |
 * | `/faults` | see `faultRoutes` |
 */
export function controlRoutes({ platform, faults, requests }: Controls): Router {
  const router = Router();
  const { app, switches } = platform;
  router.use(faultRoutes(faults));

  const control = Router();
  control.use(express.json());
  const stores = () => ({ stores: [...platform.stores.values()].map(describeStore) });
  const profile = () => {
    const { clientSecret: _secret, ...shown } = app;
    return { app: shown };
  };

  control.get('/stores', (_request, response) => void response.json(stores()));
  control.post('/stores/:hash/install', (request, response) => {
    response.json({ url: platform.install(request.params.hash, request.body) });
  });
  control.post('/stores/:hash/load-url', (request, response) => {
    response.json({ url: platform.loadUrl(request.params.hash, request.body) });
  });
  control.post('/stores/:hash/uninstall', async (request, response) => {
    response.json({ outcome: await platform.uninstall(request.params.hash, request.body) });
  });
  control.post('/stores/:hash/remove-user', async (request, response) => {
    const userId = Number(request.body?.userId);
    response.json({ outcome: await platform.removeUser(request.params.hash, userId) });
  });
  control.post('/stores/:hash/users', (request, response) => {
    const user = { locale: 'en-US', canInstall: false, ...request.body };
    platform.addUser(request.params.hash, { ...user, id: Number(user.id) });
    response.json(stores());
  });
  control.put('/stores/:hash/owner', (request, response) => {
    platform.changeOwnerEmail(request.params.hash, String(request.body.email));
    response.json(stores());
  });
  control.put('/stores/:hash/quota', (request, response) => {
    platform.getStore(request.params.hash).quota.change(request.body);
    response.json(stores());
  });

  control.get('/app', (_request, response) => void response.json(profile()));
  control.put('/app', (request, response) => {
    if (request.body.scopes) platform.changeScopes(request.body.scopes);
    Object.assign(app.callbacks, request.body.callbacks);
    response.json(profile());
  });
  control.get('/switches', (_request, response) => {
    response.json({ switches, known: SWITCHES });
  });
  control.put('/switches', (request, response) => {
    setSwitches(switches, request.body);
    response.json({ switches });
  });
  control.get('/requests', (_request, response) => {
    response.json({ counts: requests.counts(), latest: requests.list().slice(-200) });
  });
  control.delete('/requests', (_request, response) => {
    requests.clear();
    response.json({ counts: requests.counts(), latest: [] });
  });
  control.use(peopleRoutes(platform), simulatorRoutes(platform));
  control.use((error: Error, _request: Request, response: Response, _next: NextFunction) => {
    response.status(400).json({ error: error.message });
  });

  return router.use('/_sandbox', control);
}

/** Changes customers and newsletter records as people on the storefront would. */
function peopleRoutes(platform: Platform): Router {
  const router = Router();
  const shopOf = (request: Request) => platform.getStore(String(request.params.hash)).shop;

  router.get('/stores/:hash/customers', (request, response) => {
    const shop = shopOf(request);
    const ids = shop.customerIdsByEmail(String(request.query.email ?? ''));
    response.json({ customers: ids.map((id) => shop.customers.get(id)) });
  });
  router.post('/stores/:hash/customers', (request, response) => {
    response.json({ customer: shopOf(request).addCustomer(request.body) });
  });
  router.patch('/stores/:hash/customers/:id', (request, response) => {
    const id = Number(request.params.id);
    response.json({ customer: shopOf(request).editCustomer(id, request.body) });
  });
  router.delete('/stores/:hash/customers/:id', (request, response) => {
    const shop = shopOf(request);
    const id = Number(request.params.id);
    const isThere = shop.customers.has(id);
    if (isThere) shop.deleteCustomer(id);
    response.json({ deleted: isThere });
  });
  router.get('/stores/:hash/subscribers', (request, response) => {
    const subscribers = shopOf(request).subscribersByEmail(String(request.query.email ?? ''));
    response.json({ subscribers });
  });
  router.post('/stores/:hash/subscribers', (request, response) => {
    response.json({ subscriber: shopOf(request).addSubscriber(request.body) });
  });
  router.patch('/stores/:hash/subscribers/:id', (request, response) => {
    const id = Number(request.params.id);
    response.json({ subscriber: shopOf(request).editSubscriber(id, request.body) });
  });
  router.delete('/stores/:hash/subscribers/:id', (request, response) => {
    const shop = shopOf(request);
    const id = Number(request.params.id);
    const isThere = shop.subscribers.has(id);
    if (isThere) shop.deleteSubscriber(id);
    response.json({ deleted: isThere });
  });
  return router;
}

function describeStore(store: ReturnType<Platform['getStore']>) {
  const { hash, name, ownerId, consentNeeded, installation, quota, shop } = store;
  return {
    ...{ hash, name, ownerId, consentNeeded },
    users: [...store.users.values()],
    // Never the token: this page is open to whoever can reach it.
    installation: installation && { ...installation, accessToken: undefined },
    quota: quota.state,
    customers: shop.customers.count,
    subscribers: shop.subscribers.count,
    products: shop.catalog.products.count,
    orders: shop.orders.table.count,
    openCarts: shop.carts.count,
    channels: shop.channels,
  };
}
