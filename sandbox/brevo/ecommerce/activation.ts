import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import type { Background } from '../background.ts';
import { BrevoError, parseBody } from '../brevo-error.ts';
import { accountOf, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** `/ecommerce/activate`, which takes `delayMs` to be done, and the display currency (reference §3.1). */
export function activationRoutes(background: Background, delayMs: number): Router {
  const router = Router();

  serve(router, '/ecommerce/activate', {
    post: (_request, response) => {
      const { ecommerce } = accountOf(response);
      background.run(async (signal) => {
        await wait(delayMs, undefined, { signal });
        ecommerce.isActive = true;
      });
      response.json({ message: 'The activation is in process, please wait for 5 minutes' });
    },
  });

  serve(router, '/ecommerce/config/displayCurrency', {
    get: (_request, response) => {
      const account = accountOf(response);
      requireActive(account);
      response.json({ code: account.ecommerce.currency });
    },
    post: (request, response) => {
      const account = accountOf(response);
      requireActive(account);
      const { code } = parseBody(z.object({ code: z.string() }), request.body);
      if (!CURRENCIES.has(code)) {
        throw new BrevoError(422, 'unprocessable_entity', 'Invalid ISO 4217 currency code');
      }
      account.ecommerce.currency = code;
      response.json({ code });
    },
  });

  return router;
}

/** For products, categories and orders, whose answer before the activation is UNCONFIRMED (reference §3.1). */
export function requireEcommerce(account: Account, switches: BrevoSwitches): void {
  if (switches.inactiveEcommerce === 'refuse-everything') requireActive(account);
}

function requireActive({ ecommerce }: Account): void {
  if (ecommerce.isActive) return;
  throw new BrevoError(403, 'permission_denied', 'eCommerce is not activated on your account');
}
