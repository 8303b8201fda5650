import { setTimeout as wait } from 'node:timers/promises';
import express, { type RequestHandler, Router } from 'express';
import type { FaultSwitches } from '../../faults.ts';
import { installPages } from '../login/install-pages.ts';
import { tokenEndpoint } from '../login/token-endpoint.ts';
import type { Platform } from '../platform.ts';
import type { RequestLog } from '../request-log.ts';
import { abandonedCartRoutes } from './abandoned-cart-routes.ts';
import { renderApiError, sendError, usualError } from './api-error.ts';
import { cartRoutes } from './cart-routes.ts';
import { catalogRoutes } from './catalog-routes.ts';
import { channelRoutes, siteRoutes } from './channel-routes.ts';
import { customerDetailRoutes } from './customer-detail-routes.ts';
import { customerRoutes } from './customer-routes.ts';
import { formFieldRoutes } from './form-field-routes.ts';
import { callerOf, limitConcurrency, requireScope, requireToken, spendQuota } from './gate.ts';
import { hookRoutes } from './hook-routes.ts';
import { inventoryRoutes } from './inventory-routes.ts';
import { orderRoutes } from './order-routes.ts';
import { pricingRoutes } from './pricing-routes.ts';
import { refundRoutes } from './refund-routes.ts';
import { storeRoutes } from './store-routes.ts';
import { storefrontPages } from './storefront-pages.ts';
import { subscriberRoutes } from './subscriber-routes.ts';

const CUSTOMERS = ['store_v2_customers_read_only', 'store_v2_customers'];

export interface ApiSettings {
  platform: Platform;
  faults: FaultSwitches;
  requests: RequestLog;
  /** Milliseconds that every answer takes; read for each request, so it can be changed at any time. */
  latencyMs: () => number;
}

/** login.bigcommerce.com and api.bigcommerce.com on one port. */
export function createApiApp({ platform, faults, requests, latencyMs }: ApiSettings) {
  const app = express();
  // Behind no proxy, and no ETags: the platform's lists carry none.
  app.disable('x-powered-by').disable('etag');
  app.use(logTo(requests));

  const login = Router();
  login.use(['/oauth2', '/app'], faults.middleware());
  login.use(tokenEndpoint(platform), installPages(platform));
  app.use(login, storefrontPages(platform));

  const store = Router({ mergeParams: true });
  store.use(requireToken(platform), spendQuota(platform), faults.middleware(), delay(latencyMs));
  store.use(needAccept(platform), oldConcurrencyRule(platform));
  store.use('/v2', storeRoutes(platform), orderRoutes(platform));
  store.use('/v3/orders', refundRoutes(platform));
  const customers = Router().use(requireScope(platform, ...CUSTOMERS));
  customers.use('/subscribers', subscriberRoutes(platform));
  customers.use(customerRoutes(platform), customerDetailRoutes(platform));
  customers.use(formFieldRoutes(platform));
  store.use('/v3/customers', customers);
  store.use('/v3/channels', channelRoutes(platform));
  store.use('/v3/sites', siteRoutes(platform));
  store.use('/v3/catalog', catalogRoutes(platform));
  store.use('/v3/pricing', pricingRoutes(platform));
  store.use('/v3/hooks', hookRoutes(platform));
  store.use('/v3/inventory', inventoryRoutes(platform));
  store.use('/v3/abandoned-carts', abandonedCartRoutes(platform));
  store.use('/v3', cartRoutes(platform));
  app.use('/stores/:hash', store);

  app.use((_request, response) => sendError(response, usualError(404)));
  app.use(renderApiError);
  return app;
}

function logTo(requests: RequestLog): RequestHandler {
  return (request, response, next) => {
    const at = Date.now();
    const { method, query } = request;
    const [, storeHash = null, path = request.path] =
      /^\/stores\/([^/]+)(\/.*)$/.exec(request.path) ?? [];
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : 0;
      requests.add({ method, path, query, status, storeHash, at });
    });
    next();
  };
}

function delay(latencyMs: () => number): RequestHandler {
  return async (_request, _response, next) => {
    if (latencyMs() > 0) await wait(latencyMs());
    next();
  };
}

function needAccept({ switches }: Platform): RequestHandler {
  return (request, response, next) => {
    const isV2 = request.path.startsWith('/v2/');
    const names = request.get('accept')?.includes('application/json') ?? false;
    if (isV2 && switches.v2NeedsAccept && !names) return sendError(response, usualError(406));
    next();
  };
}

/** One limiter an endpoint, made when the endpoint is first called. */
function oldConcurrencyRule(platform: Platform): RequestHandler {
  const limiters = new Map<string, RequestHandler>();
  return (request, response, next) => {
    if (!platform.switches.oldConcurrencyRule) return next();
    const endpoint = `${callerOf(request).store.hash} ${request.path.replaceAll(/\/\d+/g, '')}`;
    const limit = endpoint.endsWith(' /v3/customers') ? 10 : 3;
    const limiter = limiters.get(endpoint) ?? limitConcurrency(platform, limit);
    limiters.set(endpoint, limiter);
    limiter(request, response, next);
  };
}
