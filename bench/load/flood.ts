import autocannon from 'autocannon';
import { signedWebhook, type WebhookSender } from './signed-webhooks.ts';

export interface FloodOptions extends WebhookSender {
  url: string;
  connections: number;
  seconds: number;
  /** Deliveries a second; as many as are answered if not given. */
  rate?: number;
  /** How many customers the deliveries tell of, one each. */
  records: number;
}

export interface Flood {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  sent: number;
}

/** Deliveries of `store/customer/updated`, over connections that stay open. Throws if one is not answered with 200. */
export async function flood(options: FloodOptions): Promise<Flood> {
  const { url, connections, seconds, rate, records } = options;
  const requests = Array.from({ length: records }, (_, nth) =>
    signedWebhook(options, {
      scope: 'store/customer/updated',
      data: { type: 'customer', id: nth + 1 },
    }),
  );
  let connection = 0;
  const result = await autocannon({
    ...{ url, connections, duration: seconds },
    ...(rate !== undefined && { overallRate: rate }),
    setupClient(client) {
      const own = requests.filter((_, nth) => nth % connections === connection);
      client.setRequests(own);
      connection += 1;
    },
  });
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} deliveries were not answered with 200`);
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    sent: result['2xx'],
  };
}
