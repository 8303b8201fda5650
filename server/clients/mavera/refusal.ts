import { z } from 'zod';
import type { CreditsShort } from '../../errors.ts';
import { failureOfStatus, type Refusal } from '../remote-failure.ts';

const RefusalWire = z.object({
  error: z.object({
    message: z.string().nullish(),
    code: z.string().nullish(),
    param: z.string().nullish(),
    credits_required: z.number().nullish(),
    credits_remaining: z.number().nullish(),
  }),
});

/** Mavera's error answers (reference/mavera-and-peers.md §1.7). Its message goes no further: it may quote what was sent. */
export function readMaveraRefusal(status: number, body: unknown): Refusal {
  const { error } = RefusalWire.safeParse(body).data ?? {};
  const failure = failureOfStatus(status);
  return {
    failure,
    remoteCode: error?.code && /^\w{1,60}$/.test(error.code) ? error.code : undefined,
    fields: error?.param && /^[\w.]{1,80}$/.test(error.param) ? [error.param] : undefined,
    credits: failure === 'unpaid' ? creditsIn(error ?? {}) : undefined,
  };
}

/** The fields if there are any, else the numbers in the words, else unknown: the caller asks `/usage`. */
function creditsIn(error: Partial<z.output<typeof RefusalWire>['error']>): CreditsShort {
  const message = error.message ?? '';
  const needs = /(?:needs?|requires?|required:?)\s+(\d+)/i.exec(message)?.[1];
  const left = /(\d+)\s+(?:credits?\s+)?(?:remaining|left|available)/i.exec(message)?.[1];
  return {
    needed: error.credits_required ?? (needs === undefined ? null : Number(needs)),
    remaining: error.credits_remaining ?? (left === undefined ? null : Number(left)),
  };
}
