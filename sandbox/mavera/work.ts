import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { MaveraAccount } from './account.ts';
import type { MaveraSwitches } from './switches.ts';

/** How long work takes, in milliseconds; may be assigned to at any time. */
export interface Pace {
  responseMs: number;
  chatMs: number;
  personaMs: number;
}

/** The account that the request's key belongs to. */
export function accountOf(response: Response): MaveraAccount {
  return response.locals.account as MaveraAccount;
}

/**
 * Paid work: refused with 402 before it begins, charged when it begins, done after a while. Whoever leaves meanwhile has paid
 * (unless a switch says otherwise), and finds what was made: there is no key to make a repeated request harmless.
 */
export async function payFor<Result>(
  { request, response }: { request: Request; response: Response },
  { credits, ms, switches }: { credits: number; ms: number; switches: MaveraSwitches },
  work: () => Result,
): Promise<Result> {
  const account = accountOf(response);
  const what = `${request.method} ${request.path}`;
  account.requireCredits(credits, switches);
  if (switches.lostWorkIsCharged) pay(account, response, what, credits);
  if (ms > 0) await wait(ms, undefined, { ref: false });
  const result = work();
  if (!switches.lostWorkIsCharged && !response.destroyed) pay(account, response, what, credits);
  return result;
}

function pay(account: MaveraAccount, response: Response, what: string, credits: number): void {
  account.charge(what, credits);
  response.locals.credits = credits;
}
