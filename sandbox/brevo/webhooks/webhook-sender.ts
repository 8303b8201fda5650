import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../account/account.ts';
import type { Background } from '../background.ts';
import { callOut } from '../call-out.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { Delivery } from './delivery.ts';
import { type Notice, toPayload } from './notice.ts';
import type { Webhook } from './webhook.ts';

type Payload = Record<string, unknown>;

interface Mailbox {
  waiting: Payload[];
  workers: number;
}

const WORKERS_MAX = 8;
const BATCH_MAX = 100;
const KEPT = 500;

/** Delivers what happens to the contacts of all accounts to the webhooks that ask for it (reference §5). */
export class WebhookSender {
  readonly #background: Background;
  readonly #switches: BrevoSwitches;
  readonly #retryMs: number;
  readonly #batchMs: number;
  readonly #mailboxes = new WeakMap<Webhook, Mailbox>();

  /** The first retry comes after `retryMs`; a batched webhook waits `batchMs` for more to send along. */
  constructor(
    background: Background,
    { switches, retryMs, batchMs }: { switches: BrevoSwitches; retryMs: number; batchMs: number },
  ) {
    this.#background = background;
    this.#switches = switches;
    this.#retryMs = retryMs;
    this.#batchMs = batchMs;
  }

  take(account: Account, notice: Notice): void {
    for (const webhook of account.webhooks.values()) {
      const { type, channel, events } = webhook;
      if (type !== notice.type || channel !== 'email' || !events.includes(notice.event)) continue;
      const ids = { webhookId: webhook.id, accountKey: account.organizationId };
      const payload = toPayload(notice, ids, this.#switches);
      this.#post(account, webhook, payload);
      if (this.#switches.webhookCopies === 'two') this.#post(account, webhook, payload);
    }
  }

  #post(account: Account, webhook: Webhook, payload: Payload): void {
    const mailbox = this.#mailboxes.get(webhook) ?? { waiting: [], workers: 0 };
    this.#mailboxes.set(webhook, mailbox);
    mailbox.waiting.push(payload);
    if (mailbox.workers >= (webhook.batched ? 1 : WORKERS_MAX)) return;
    mailbox.workers += 1;
    this.#background.run(async (signal) => {
      try {
        if (webhook.batched) await wait(this.#batchMs, undefined, { signal });
        await this.#empty(account, webhook, mailbox);
      } finally {
        mailbox.workers -= 1;
      }
    });
  }

  async #empty(account: Account, webhook: Webhook, { waiting }: Mailbox): Promise<void> {
    while (waiting.length > 0) {
      this.#background.signal.throwIfAborted();
      const framing = webhook.batched ? this.#switches.webhookBatchFraming : 'one-by-one';
      const payloads = waiting.splice(0, framing === 'one-by-one' ? 1 : BATCH_MAX);
      const delivery = toDelivery(webhook, payloads, framing);
      account.deliveries.push(delivery);
      if (account.deliveries.length > KEPT) account.deliveries.shift();
      const isDone = await this.#attempt(account, webhook, delivery);
      // What failed does not hold up the rest.
      if (!isDone) this.#background.run(() => this.#retry(account, webhook, delivery));
    }
  }

  async #retry(account: Account, webhook: Webhook, delivery: Delivery): Promise<void> {
    const { signal } = this.#background;
    for (let retry = 0; retry < this.#switches.webhookRetries; retry += 1) {
      await wait(this.#retryMs * 2 ** retry, undefined, { signal });
      if (await this.#attempt(account, webhook, delivery)) return;
    }
    delivery.state = 'failed';
  }

  /** True if there is nothing left to do. */
  async #attempt(account: Account, webhook: Webhook, delivery: Delivery): Promise<boolean> {
    if (account.webhooks.get(webhook.id) !== webhook) {
      delivery.state = 'dropped';
      return true;
    }
    const { signal } = this.#background;
    const { url, headers } = addressOf(webhook);
    const outcome = await callOut(url, delivery.body, { signal, headers });
    delivery.attempts.push({ at: Date.now(), outcome });
    if (typeof outcome !== 'number' || outcome < 200 || outcome > 299) return false;
    delivery.state = 'delivered';
    return true;
  }
}

function toDelivery(
  { id, url }: Webhook,
  payloads: Payload[],
  framing: BrevoSwitches['webhookBatchFraming'],
): Delivery {
  const bodies = {
    array: payloads,
    'events-object': { events: payloads },
    'one-by-one': payloads[0],
  };
  return {
    webhookId: id,
    url,
    events: [...new Set(payloads.map(({ event }) => String(event)))],
    emails: payloads.map(({ email }) => String(email)),
    body: bodies[framing],
    state: 'pending',
    attempts: [],
  };
}

/** A bearer token, headers, or a name and password in the address, which `fetch` would refuse. */
function addressOf({ url, auth, headers = [] }: Webhook) {
  const address = new URL(url);
  const { username, password } = address;
  address.username = '';
  address.password = '';
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const own = headers.flatMap(({ key, value = '' }) => (key ? [[key.toLowerCase(), value]] : []));
  return {
    url: address.href,
    headers: {
      ...(username && { authorization: `Basic ${basic.toString('base64')}` }),
      ...(auth?.token && { authorization: `Bearer ${auth.token}` }),
      ...Object.fromEntries(own),
    },
  };
}
