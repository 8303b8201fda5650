/** How often every store's webhook in Brevo is looked at without any reason. */
export const WATCH_EVERY_MS = 24 * 60 * 60_000;

/** Sees to the webhook by which Brevo tells us of unsubscribes. */
export function ensureBrevoWebhookJob(storeHash: string) {
  const kind = 'ensure-brevo-webhook';
  return { storeHash, kind, key: kind, ifRunning: 'runAgain' } as const;
}

/** Tells the store of the blocks that are known. */
export function tellBlocksJob(storeHash: string) {
  const kind = 'tell-blocks';
  return { storeHash, kind, key: kind, ifRunning: 'runAgain' } as const;
}

/** Looks through Brevo's contacts for blocks that no webhook told of. */
export function readBlocksJob(storeHash: string) {
  const kind = 'read-blocks';
  return { storeHash, kind, key: kind, ifRunning: 'runAgain' } as const;
}
