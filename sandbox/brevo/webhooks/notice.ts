import type { BrevoSwitches } from '../switches.ts';
import type { WebhookType } from './webhook.ts';

/** What webhooks can be told, by the names that they subscribe to. */
export const NOTICE_EVENTS = [
  ...(['unsubscribed', 'spam', 'hardBounce', 'softBounce', 'delivered', 'opened'] as const),
  ...(['click', 'listAddition', 'contactUpdated', 'contactDeleted'] as const),
] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** Something that happened to a contact. */
export interface Notice {
  event: NoticeEvent;
  email: string | undefined;
  /** Milliseconds since 1970. */
  at: number;
  /** The name of the API key that did it; empty if it was no API. */
  by: string;
  /** The lists joined, or those that the contact was in. */
  listIds: readonly number[];
  /** Fields changed, for `contactUpdated`. */
  changed?: Record<string, unknown>;
  /** Webhooks of this type are told. */
  type: WebhookType;
  /** Overrides what the payload would say. */
  payload?: Record<string, unknown>;
}

/** The body that a webhook is sent (reference §5). Its `id` is the webhook's, not the event's. */
export function toPayload(
  notice: Notice,
  { webhookId, accountKey }: { webhookId: number; accountKey: string },
  switches: BrevoSwitches,
): Record<string, unknown> {
  const email = notice.email ?? '';
  const body = /^(list|contact)/.test(notice.event)
    ? contactPayload(notice, accountKey, switches)
    : mailPayload(notice);
  const event = payloadName(notice.event, switches);
  return { event, email, id: webhookId, ...body, ...notice.payload };
}

function contactPayload(
  { event, at, by, listIds, changed = {} }: Notice,
  key: string,
  { contactUpdatedContent, webhooksNameTheKey }: BrevoSwitches,
) {
  const named = webhooksNameTheKey && { api_key_name: by };
  const when = { date: localTime(at), ts: seconds(at) };
  if (event === 'contactDeleted') return { key, list_id: listIds, ...when };
  if (event === 'listAddition') return { key, list_id: listIds, ...when, ...named };
  const content =
    contactUpdatedContent === 'names'
      ? Object.keys(changed)
      : Object.entries(changed).map(([name, value]) => ({ name, value }));
  return { key, content, ...when, ...named };
}

/** All that comes from a mail names a campaign; the key `campaign name` has a space. */
function mailPayload({ event, at, listIds }: Notice) {
  const sentAt = at - 3_600_000;
  return {
    camp_id: 7,
    'campaign name': 'Autumn news',
    date_sent: localTime(sentAt),
    date_event: localTime(at),
    tag: '',
    sending_ip: '185.41.28.109',
    ...(event === 'unsubscribed' && { list_id: listIds, segment_ids: [] }),
    ...(REASONS[event] && { reason: REASONS[event] }),
    ...(event === 'click' && { URL: 'https://shop.example/autumn' }),
    ts_sent: seconds(sentAt),
    ts_event: seconds(at),
    ts: seconds(at),
  };
}

const REASONS: Partial<Record<NoticeEvent, string>> = {
  spam: 'Marked as spam by the recipient',
  hardBounce: '550 5.1.1 The mailbox does not exist',
  softBounce: '452 4.2.2 The mailbox is full',
};

/** Subscription and payload do not spell an event the same way. */
function payloadName(
  event: NoticeEvent,
  { unsubscribeSpelling, bounceSpelling }: BrevoSwitches,
): string {
  switch (event) {
    case 'unsubscribed':
      return unsubscribeSpelling;
    case 'hardBounce':
      return bounceSpelling;
    case 'softBounce':
      return bounceSpelling.replace('hard', 'soft');
    default:
      return event.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

const seconds = (at: number) => Math.floor(at / 1000);

const LOCAL_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Paris time without an offset, so that only `ts` can be relied on. */
const localTime = (at: number) => LOCAL_TIME.format(at);
