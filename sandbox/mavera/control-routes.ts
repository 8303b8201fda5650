import express, { type Response, Router } from 'express';
import { z } from 'zod';
import type { MaveraAccount } from './account.ts';
import { KEY_STATES } from './account-seed.ts';
import { AnswerFaultSchema } from './answers/answer-faults.ts';
import type { ApiParts } from './api.ts';
import { toThreadWire } from './mave/thread.ts';
import { toListedPersona } from './personas/persona.ts';
import { SwitchesSchema } from './switches.ts';

const KeyChange = z.strictObject({ key: z.string(), state: z.enum(KEY_STATES) });
const AccountChange = z.strictObject({
  used: z.int().nonnegative().optional(),
  included: z.int().nonnegative().optional(),
  isLapsed: z.boolean().optional(),
  usageLimit: z.int().nonnegative().nullable().optional(),
});
const PaceChange = z
  .strictObject({
    responseMs: z.int().nonnegative(),
    chatMs: z.int().nonnegative(),
    personaMs: z.int().nonnegative(),
  })
  .partial();

/**
 * `/_sandbox/…`: what the page shows, as JSON, and the switches. `account` is an account's name, the first one's if not
 * given. A refused body answers 400 `{ error }`.
 */
export function controlRoutes(parts: ApiParts): Router {
  const { accounts, requests, switches, answerFaults, limiter, pace } = parts;
  const router = Router();
  router.use('/_sandbox', express.json());

  router.get('/_sandbox/accounts', (_request, response) => {
    response.json({ accounts: accounts.map(summarize) });
  });
  router.patch('/_sandbox/accounts/:name', (request, response) => {
    const change = read(AccountChange, request.body, response);
    if (!change) return;
    const account = findAccount(accounts, request.params.name);
    const { used, included, ...rest } = change;
    if (used !== undefined) account.credits.used = used;
    if (included !== undefined) account.credits.included = included;
    Object.assign(account, rest);
    response.json({ account: summarize(account) });
  });
  router.get('/_sandbox/charges', ({ query }, response) => {
    response.json({ charges: findAccount(accounts, query.account).charges });
  });
  router.get('/_sandbox/personas', ({ query }, response) => {
    const { personas } = findAccount(accounts, query.account);
    response.json({ personas: personas.list().map(toListedPersona) });
  });
  router.delete('/_sandbox/personas/:id', ({ params, query }, response) => {
    const isGone = findAccount(accounts, query.account).personas.delete(params.id);
    response.status(isGone ? 204 : 404).end();
  });
  router.get('/_sandbox/threads', ({ query }, response) => {
    const { threads } = findAccount(accounts, query.account);
    response.json({ threads: [...threads.values()].map((one) => toThreadWire(one)) });
  });
  router.get('/_sandbox/requests', (_request, response) => {
    response.json({ total: requests.total, requests: requests.list() });
  });
  router.get('/_sandbox/requests/:id', ({ params }, response) => {
    const found = requests.list().find(({ id }) => String(id) === params.id);
    response.status(found ? 200 : 404).json({ request: found ?? null });
  });
  router.delete('/_sandbox/requests', (_request, response) => {
    requests.clear();
    response.status(204).end();
  });
  router.post('/_sandbox/refill', (_request, response) => {
    limiter.refill();
    response.status(204).end();
  });

  router.put('/_sandbox/keys', (request, response) => {
    const change = read(KeyChange, request.body, response);
    if (!change) return;
    const found = accounts.flatMap(({ keys }) => keys).find(({ key }) => key === change.key);
    if (found) found.state = change.state;
    response.status(found ? 200 : 404).json({ keys: accounts.flatMap(({ keys }) => keys) });
  });

  router.get('/_sandbox/switches', (_request, response) => void response.json({ switches }));
  router.patch('/_sandbox/switches', (request, response) => {
    // The whole is parsed, so that a default cannot overwrite what was switched before.
    const parsed = read(SwitchesSchema, { ...switches, ...request.body }, response);
    if (parsed) response.json({ switches: Object.assign(switches, parsed) });
  });
  router.patch('/_sandbox/pace', (request, response) => {
    const change = read(PaceChange, request.body, response);
    if (change) response.json({ pace: Object.assign(pace, change) });
  });

  const answerFaultList = () => ({ answerFaults: answerFaults.list() });
  router.get('/_sandbox/answer-faults', (_request, response) => {
    response.json(answerFaultList());
  });
  router.post('/_sandbox/answer-faults', (request, response) => {
    const fault = read(AnswerFaultSchema, request.body, response);
    if (!fault) return;
    answerFaults.add(fault);
    response.status(201).json(answerFaultList());
  });
  router.delete('/_sandbox/answer-faults', (_request, response) => {
    answerFaults.clear();
    response.json(answerFaultList());
  });

  return router;
}

/** The account that a query names; the first one if it names none that exists. */
export function findAccount(accounts: readonly MaveraAccount[], name: unknown): MaveraAccount {
  const account = accounts.find((one) => one.name === name) ?? accounts[0];
  if (!account) throw new Error('The sandbox has no Mavera account');
  return account;
}

function read<T>(schema: z.ZodType<T>, body: unknown, response: Response): T | undefined {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  response.status(400).json({ error: z.prettifyError(parsed.error) });
  return undefined;
}

function summarize(account: MaveraAccount) {
  const { name, companyName, plan, credits, remaining, isLapsed, keys, usageLimit } = account;
  return {
    ...{ name, companyName, plan, isLapsed, usageLimit, keys },
    credits: { ...credits, remaining, spent: account.spent },
    personas: account.personas.custom().length,
    threads: account.threads.size,
  };
}
