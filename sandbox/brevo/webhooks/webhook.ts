export const WEBHOOKS_MAX = 40;

export const WEBHOOK_TYPES = ['transactional', 'marketing', 'inbound'] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** Events that a webhook of each type may ask for (reference §5). */
export const WEBHOOK_EVENTS: Record<WebhookType, readonly string[]> = {
  transactional: [
    ...['sent', 'request', 'delivered', 'hardBounce', 'softBounce', 'blocked', 'spam', 'invalid'],
    ...['deferred', 'click', 'opened', 'uniqueOpened', 'unsubscribed'],
  ],
  marketing: [
    ...['spam', 'opened', 'click', 'hardBounce', 'softBounce', 'unsubscribed', 'listAddition'],
    ...['delivered', 'contactUpdated', 'contactDeleted'],
  ],
  inbound: ['inboundEmailProcessed', 'reply'],
};

/** What a marketing webhook of the SMS channel may ask for as well; nothing fires it here. */
export const SMS_EVENTS = ['unsubscribe'] as const;

export interface Webhook {
  readonly id: number;
  url: string;
  readonly type: WebhookType;
  readonly channel: 'email' | 'sms';
  events: string[];
  description: string;
  auth?: { type?: string; token?: string };
  headers?: { key?: string; value?: string }[];
  batched: boolean;
  domain?: string;
  readonly createdAt: number;
  modifiedAt: number;
}
