import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** As the library allows. */
const TOLERANCE_S = 5 * 60;

/** Verifies what BigCommerce signs with the app's own secret (Standard Webhooks; reference/bigcommerce.md §4.5). */
export class WebhookSignature {
  readonly #key: KeyObject;
  readonly #webhook: Webhook;

  constructor(clientSecret: string) {
    this.#key = createSecretKey(clientSecret, 'utf8');
    this.#webhook = new NativeWebhook(clientSecret, this.#key);
  }

  /** False also where there is none, and for one made more than five minutes ago. */
  isValid(body: Buffer, headers: IncomingHttpHeaders): boolean {
    const signature = headers['webhook-signature'];
    if (signature === undefined) return false;
    // Only what is looked at: the library copies what it is given.
    const presented = {
      'webhook-id': headers['webhook-id'],
      'webhook-timestamp': headers['webhook-timestamp'],
      'webhook-signature': signature,
    } as Record<string, string>;
    return this.#isAsUsual(body, presented) || this.#verify(body, presented);
  }

  /**
   * Nearly every delivery has one signature and was made just now. The library takes longer over such a one than its hash does,
   * a tenth of what a delivery costs us. Whatever is not as usual is the library's to judge.
   */
  #isAsUsual(body: Buffer, presented: Record<string, string>): boolean {
    const { 'webhook-id': id, 'webhook-timestamp': timestamp } = presented;
    if (!id || !timestamp) return false;
    const age = Math.abs(Math.floor(Date.now() / 1000) - Number(timestamp));
    if (!(age <= TOLERANCE_S)) return false;
    const expected = Buffer.from(sign(this.#key, id, timestamp, body), 'latin1');
    const given = Buffer.from(String(presented['webhook-signature']), 'latin1');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  #verify(body: Buffer, presented: Record<string, string>): boolean {
    try {
      this.#webhook.verify(body, presented, { jsonParse: false });
      return true;
    } catch (error) {
      if (error instanceof WebhookVerificationError) return false;
      throw error;
    }
  }
}

/** The library hashes in JavaScript, many times slower than Node does; the rest of it stays as it is. */
class NativeWebhook extends Webhook {
  readonly #key: KeyObject;

  constructor(secret: string, key: KeyObject) {
    // The library decodes what it is given; the key is the secret's own bytes.
    super(Buffer.from(secret, 'utf8').toString('base64'));
    this.#key = key;
  }

  override sign(id: string, timestamp: Date, payload: string | Buffer): string {
    return sign(this.#key, id, String(Math.floor(timestamp.getTime() / 1000)), payload);
  }
}

function sign(key: KeyObject, id: string, timestamp: string, payload: string | Buffer): string {
  const signed = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(payload);
  return `v1,${signed.digest('base64')}`;
}
