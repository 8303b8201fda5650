import { Router } from 'express';
import { BrevoError, invalid, outOfRange } from '../brevo-error.ts';
import { accountOf, keyNameOf, readInteger, readIntegers, readTexts, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import { type ShopEvent, toEventWire } from './event.ts';
import { readBatchItems, readEvent } from './event-body.ts';
import { takeEvent } from './take-event.ts';

const SIX_MONTHS_MS = 183 * 24 * 3_600_000;

/** `/events` and `/events/batch` (reference §4.1, §4.2). */
export function eventRoutes(switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/events', {
    get: (request, response) => {
      response.json(listEvents(accountOf(response).events, request.query));
    },
    post: (request, response) => {
      const event = readEvent(request.body, switches);
      const by = keyNameOf(response);
      takeEvent(accountOf(response), event, { transport: 'v3_events', switches, by });
      response.status(204).end();
    },
  });

  serve(router, '/events/batch', {
    post: (request, response) => {
      const items = readBatchItems(request.body, response.locals.bodyBytes ?? 0, switches);
      const account = accountOf(response);
      const by = keyNameOf(response);
      const errors: { eventIndex: number[]; message: string }[] = [];
      for (const [at, item] of items.entries()) {
        try {
          const event = readEvent(item, switches);
          takeEvent(account, event, { transport: 'v3_events', switches, by });
        } catch (error) {
          if (!(error instanceof BrevoError)) throw error;
          errors.push({ eventIndex: [at], message: error.message });
        }
      }
      if (errors.length === 0) {
        const message = 'Events accepted for processing';
        response.status(202).json({ message, count: items.length });
        return;
      }
      const succeeded = items.length - errors.length;
      response.status(succeeded > 0 ? 207 : 400).json({
        status: succeeded > 0 ? 'partial_success' : 'failed',
        total_events: items.length,
        successful_events: succeeded,
        failed_events: errors.length,
        errors,
      });
    },
  });

  return router;
}

/** Newest first; of the last six months unless the caller names both ends of a range. */
function listEvents(events: Iterable<ShopEvent>, query: Record<string, unknown>) {
  const limit = readInteger(query, 'limit') ?? 100;
  const offset = readInteger(query, 'offset') ?? 0;
  if (limit < 1 || limit > 10_000) throw outOfRange('limit should be between 1 and 10000');
  const { from, to } = readRange(query);
  const contactIds = readIntegers(query, 'contact_id');
  const names = readTexts(query, 'event_name');
  const objectTypes = readTexts(query, 'object_type');
  const found = [...events].filter(
    ({ contactId, name, objectType = '', date }) =>
      (contactIds?.includes(contactId) ?? true) &&
      (names?.includes(name) ?? true) &&
      (objectTypes?.includes(objectType) ?? true) &&
      date >= from &&
      date <= to,
  );
  const sorted = found.toSorted((one, other) => other.date - one.date);
  return {
    events: sorted.slice(offset, offset + limit).map(toEventWire),
    count: found.length,
  };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function readRange({ startDate, endDate }: Record<string, unknown>): { from: number; to: number } {
  if (startDate === undefined && endDate === undefined) {
    return { from: Date.now() - SIX_MONTHS_MS, to: Number.POSITIVE_INFINITY };
  }
  if (startDate === undefined || endDate === undefined) {
    throw invalid('startDate and endDate should be passed together');
  }
  const from = Date.parse(String(startDate));
  const isWholeDay = DAY.test(String(endDate));
  const to = Date.parse(isWholeDay ? `${endDate}T23:59:59.999Z` : String(endDate));
  if (!(from <= to)) throw invalid('startDate or endDate is not valid');
  return { from, to };
}
