/** One call of a webhook's address, or several if it had to be tried again. */
export interface Delivery {
  readonly webhookId: number;
  readonly url: string;
  /** As the payloads spell them. */
  readonly events: string[];
  readonly emails: string[];
  readonly body: unknown;
  /** `dropped`: the webhook was gone before it could be delivered. */
  state: 'pending' | 'delivered' | 'failed' | 'dropped';
  /** HTTP status, or why there was none; `at` in milliseconds since 1970. */
  readonly attempts: { at: number; outcome: number | string }[];
}
