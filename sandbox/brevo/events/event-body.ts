import { z } from 'zod';
import { BrevoError, invalid, outOfRange, parseBody } from '../brevo-error.ts';
import type { ContactIdentifiers } from '../contacts/find-contact.ts';
import type { BrevoSwitches } from '../switches.ts';

const EVENTS_MAX = 200;
const BATCH_MAX_BYTES = 512 * 1024;
const PROPERTIES_MAX_BYTES = 50 * 1024;
const NAME_MAX = 255;
const NAME = /^[A-Za-z0-9_-]+$/;

const EventItem = z.object({
  event_name: z.string(),
  identifiers: z.object({
    contact_id: z.int().optional(),
    email_id: z.string().optional(),
    ext_id: z.string().optional(),
    phone_id: z.string().optional(),
    whatsapp_id: z.string().optional(),
    landline_number_id: z.string().optional(),
  }),
  event_date: z.string().optional(),
  event_properties: z.record(z.string(), z.unknown()).optional(),
  contact_properties: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional(),
  object: z.object({ type: z.string().optional() }).optional(),
});

/** An event as it was told, already judged, but not yet anybody's. */
export interface ToldEvent {
  name: string;
  identifiers: ContactIdentifiers;
  date: number;
  properties: Record<string, unknown>;
  contactProperties: Record<string, unknown>;
  objectType?: string;
}

/** One event of `POST /events` or of a batch (reference §4.1). */
export function readEvent(body: unknown, switches: BrevoSwitches): ToldEvent {
  const event = parseBody(EventItem, body);
  requireName('event_name', event.event_name);
  if (!Object.values(event.identifiers).some(Boolean)) {
    throw invalid('At least one identifier is required');
  }
  const properties = event.event_properties ?? {};
  requireProperties(properties, switches);
  return {
    name: event.event_name,
    identifiers: event.identifiers,
    date: readDate(event.event_date, switches),
    properties,
    contactProperties: event.contact_properties ?? {},
    objectType: event.object?.type,
  };
}

/** The items of `POST /events/batch` (reference §4.2); the wrong shape is answered in the words of a Go decoder. */
export function readBatchItems(
  body: unknown,
  bytes: number,
  { eventsBatchBody }: BrevoSwitches,
): unknown[] {
  const isBare = Array.isArray(body);
  if (isBare !== (eventsBatchBody === 'bare-array')) {
    const given = isBare ? 'array' : 'object';
    const wanted = isBare ? 'request.EventBatch' : '[]request.Event';
    const message = `json: cannot unmarshal ${given} into Go value of type ${wanted}`;
    throw new BrevoError(400, 'bad_request', message);
  }
  if (bytes > BATCH_MAX_BYTES) throw outOfRange('Request body exceeds the limit of 512 KB');
  const items = isBare ? body : (body as { events?: unknown }).events;
  if (!Array.isArray(items) || items.length === 0) throw invalid('events is missing');
  if (items.length > EVENTS_MAX) throw outOfRange(`Pass at most ${EVENTS_MAX} events`);
  return items;
}

/** Names of events and keys of properties: letters, digits, `-` and `_`, at most 255. */
export function requireName(what: string, name: string): void {
  if (name.length > NAME_MAX) throw outOfRange(`${what} exceeds ${NAME_MAX} characters`);
  if (!NAME.test(name)) {
    throw invalid(`${what} should only contain alphanumeric characters, hyphens and underscores`);
  }
}

/** At most 50 KB; every key, also of what is nested, is judged. */
export function requireProperties(
  properties: Record<string, unknown>,
  switches: BrevoSwitches,
): void {
  if (Buffer.byteLength(JSON.stringify(properties)) > PROPERTIES_MAX_BYTES) {
    throw outOfRange('event_properties exceeds the limit of 50 KB');
  }
  requireValue(properties, 'event_properties', switches);
}

function requireValue(value: unknown, path: string, switches: BrevoSwitches): void {
  if (value === null && switches.nullInEventProperties === 'refuse') {
    throw invalid(`${path} is not valid`);
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) requireName(`key of ${path}`, key);
    requireValue(inner, `${path}.${key}`, switches);
  }
}

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function readDate(text: string | undefined, { eventDateWithoutOffset }: BrevoSwitches): number {
  if (text === undefined) return Date.now();
  const date = Date.parse(text);
  const isWhole = WITH_OFFSET.test(text) || eventDateWithoutOffset === 'accept';
  if (Number.isNaN(date) || !isWhole) throw invalid('event_date is not valid');
  return date;
}
