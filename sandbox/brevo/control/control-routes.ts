import express, { type Request, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { KEY_STATES, LEVELS, RESOURCES } from '../account/api-key.ts';
import type { ApiParts } from '../api.ts';
import { toAttributeWire } from '../contacts/attribute.ts';
import { toContactWire } from '../contacts/contact.ts';
import { searchContacts } from '../contacts/contact-search.ts';
import { toListWire } from '../lists/list-wire.ts';
import { SwitchesSchema } from '../switches.ts';

const KeyChange = z.strictObject({
  key: z.string(),
  state: z.enum(KEY_STATES),
  permissions: z.partialRecord(z.enum(RESOURCES), z.enum(LEVELS)).optional(),
});

/**
 * `/_sandbox/…`: what the page shows, as JSON, and the switches. `account` is an account's name, the first one's if not
 * given. A refused body answers 400 `{ error }`.
 */
export function controlRoutes(parts: ApiParts): Router {
  const { accounts, limiters, requests, switches } = parts;
  const router = Router();
  const accountIn = (request: Request) => findAccount(accounts, request.query.account);

  router.get('/_sandbox/accounts', (_request, response) => {
    response.json({ accounts: accounts.map(summarize) });
  });
  router.get('/_sandbox/contacts', (request, response) => {
    const found = searchContacts(accountIn(request), request.query);
    response.json({ ...found, contacts: found.contacts.map(toContactWire) });
  });
  router.get('/_sandbox/lists', (request, response) => {
    const { lists, contacts } = accountIn(request);
    response.json({ lists: lists.list().map((list) => toListWire(list, contacts, switches)) });
  });
  router.get('/_sandbox/attributes', (request, response) => {
    response.json({ attributes: [...accountIn(request).attributes.values()].map(toAttributeWire) });
  });
  router.get('/_sandbox/processes', (request, response) => {
    response.json({ processes: [...accountIn(request).processes.values()] });
  });
  router.get('/_sandbox/buckets', (request, response) => {
    const limiter = limiters.get(accountIn(request));
    response.json({
      buckets: limiter?.allowances(),
      counts: Object.fromEntries(limiter?.counts ?? []),
    });
  });
  router.post('/_sandbox/buckets/refill', (request, response) => {
    limiters.get(accountIn(request))?.refill();
    response.status(204).end();
  });
  router.get('/_sandbox/requests', (_request, response) => {
    response.json({ total: requests.total, requests: requests.list() });
  });
  router.delete('/_sandbox/requests', (_request, response) => {
    requests.clear();
    response.status(204).end();
  });

  router.get('/_sandbox/keys', (_request, response) => {
    response.json({ keys: listKeys(accounts) });
  });
  router.put('/_sandbox/keys', express.json(), (request, response) => {
    const parsed = KeyChange.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ error: z.prettifyError(parsed.error) });
      return;
    }
    const { key, ...change } = parsed.data;
    const found = accounts.flatMap(({ keys }) => keys).find((one) => one.key === key);
    if (found) Object.assign(found, change);
    response.status(found ? 200 : 404).json({ keys: listKeys(accounts) });
  });

  router.get('/_sandbox/switches', (_request, response) => void response.json({ switches }));
  router.patch('/_sandbox/switches', express.json(), (request, response) => {
    // The whole is parsed, so that a default cannot overwrite what was switched before.
    const parsed = SwitchesSchema.safeParse({ ...switches, ...request.body });
    if (parsed.success) response.json({ switches: Object.assign(switches, parsed.data) });
    else response.status(400).json({ error: z.prettifyError(parsed.error) });
  });

  return router;
}

/** The account that a query names; the first one if it names none that exists. */
export function findAccount(accounts: readonly Account[], name: unknown): Account {
  const account = accounts.find((one) => one.name === name) ?? accounts[0];
  if (!account) throw new Error('The sandbox has no Brevo account');
  return account;
}

function listKeys(accounts: readonly Account[]) {
  return accounts.flatMap(({ name, keys }) => keys.map((key) => ({ account: name, ...key })));
}

function summarize(account: Account) {
  return {
    name: account.name,
    companyName: account.companyName,
    language: account.language,
    contacts: account.contacts.size,
    lists: account.lists.size,
    attributes: account.attributes.size,
    processes: account.processes.size,
  };
}
