import { setTimeout as wait } from 'node:timers/promises';
import { Router } from 'express';
import type { Account } from '../account/account.ts';
import type { Background } from '../background.ts';
import { callOut } from '../call-out.ts';
import { findByIdentifiers } from '../contacts/find-contact.ts';
import { accountOf, pageOf, readMoment, readPage, serve } from '../exchange.ts';
import { type BrevoSwitches, NOTIFY_TIMES } from '../switches.ts';
import { requireEcommerce } from './activation.ts';
import { type OrderBatch, type OrderFields, type OrderWrite, toOrderWire } from './order.ts';
import { readOrder, readOrders } from './order-body.ts';

/** `/orders` (reference §3.4). A batch is taken at once and written `delayMs` later. */
export function orderRoutes(
  background: Background,
  switches: BrevoSwitches,
  delayMs: number,
): Router {
  const router = Router();

  serve(router, '/orders', {
    get: (request, response) => {
      const account = accountOf(response);
      requireEcommerce(account, switches);
      const page = readPage(request.query, { limit: 50, max: 100 });
      const modifiedSince = readMoment(request.query, 'modifiedSince') ?? 0;
      const createdSince = readMoment(request.query, 'createdSince') ?? 0;
      const found = [...account.orders].filter(
        ({ createdAt, updatedAt }) =>
          Date.parse(updatedAt) >= modifiedSince && Date.parse(createdAt) >= createdSince,
      );
      response.json({ orders: pageOf(found, page).map(toOrderWire), count: found.length });
    },
  });

  serve(router, '/orders/status', {
    post: (request, response) => {
      const account = accountOf(response);
      requireEcommerce(account, switches);
      const { order, historical } = readOrder(request.body, switches);
      writeOrder(account, order, { via: 'single', historical, at: Date.now() }, switches);
      response.status(204).end();
    },
  });

  serve(router, '/orders/status/batch', {
    post: (request, response) => {
      const account = accountOf(response);
      requireEcommerce(account, switches);
      const bytes = response.locals.bodyBytes ?? 0;
      const { orders, count, historical, notifyUrl } = readOrders(request.body, bytes, switches);
      const batch = account.orders.addBatch(count, historical);
      background.run(async (signal) => {
        await wait(delayMs, undefined, { signal });
        const write = { via: 'batch', historical, at: Date.now() } as const;
        for (const order of orders) writeOrder(account, order, write, switches);
        batch.dropped = count - orders.length;
        batch.status = 'completed';
        if (notifyUrl) await notify(batch, notifyUrl, { signal, switches });
      });
      response.status(202).json({ ...batchId(batch, switches), count });
    },
  });

  return router;
}

function writeOrder(
  account: Account,
  order: OrderFields,
  write: Omit<OrderWrite, 'status' | 'amount'>,
  switches: BrevoSwitches,
): void {
  const former = account.orders.find(order.id);
  const isOlder = former && Date.parse(order.updatedAt) < Date.parse(former.updatedAt);
  if (isOlder && switches.olderOrderUpdate === 'ignored') return;
  account.orders.put(order, write, findOwner(account, order, switches));
}

/** Whose order it is; whether a stranger's order makes a contact is UNCONFIRMED. */
function findOwner(
  account: Account,
  { email, identifiers = {} }: OrderFields,
  switches: BrevoSwitches,
): number | undefined {
  const links = switches.orderLinking;
  const given = {
    ...(links !== 'email' && identifiers),
    ...(links !== 'identifiers' && email && { email_id: email }),
  };
  const found = findByIdentifiers(account, given, switches);
  if (found || !switches.orderCreatesContact) return found?.id;
  const address = given.email_id;
  return address ? account.addContact(address)?.id : undefined;
}

function batchId({ id }: OrderBatch, { orderBatchId }: BrevoSwitches) {
  return {
    ...(orderBatchId !== 'batch_id' && { batchId: id }),
    ...(orderBatchId !== 'batchId' && { batch_id: id }),
  };
}

async function notify(
  batch: OrderBatch,
  url: string,
  { signal, switches }: { signal: AbortSignal; switches: BrevoSwitches },
): Promise<void> {
  const { id, count, dropped } = batch;
  const body =
    switches.orderNotifyUrlPayload === 'empty'
      ? {}
      : { batch_id: id, status: 'completed', count, failed: dropped };
  for (let call = 0; call < NOTIFY_TIMES[switches.notifyUrlCalls]; call += 1) {
    batch.notified.push(await callOut(url, body, { signal }));
  }
}
