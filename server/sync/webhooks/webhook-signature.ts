import type { IncomingHttpHeaders } from 'node:http';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Verifies what BigCommerce signs with the app's own secret (Standard Webhooks; reference/bigcommerce.md §4.5). */
export class WebhookSignature {
  readonly #webhook: Webhook;

  constructor(clientSecret: string) {
    // The library decodes what it is given; the key is the secret's own bytes.
    this.#webhook = new Webhook(Buffer.from(clientSecret, 'utf8').toString('base64'));
  }

  /** False also where there is none, and for one made more than five minutes ago. */
  isValid(body: Buffer, headers: IncomingHttpHeaders): boolean {
    if (headers['webhook-signature'] === undefined) return false;
    try {
      this.#webhook.verify(body, headers as Record<string, string>, { jsonParse: false });
      return true;
    } catch (error) {
      if (error instanceof WebhookVerificationError) return false;
      throw error;
    }
  }
}
