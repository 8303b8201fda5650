/** What we use of autocannon, which brings no types (its README, "API"). */
declare module 'autocannon' {
  export interface LoadRequest {
    method: string;
    path: string;
    headers: Record<string, string>;
    body: string;
  }
  export interface LoadOptions {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Requests a second, over all connections; as many as are answered if not given. */
    overallRate?: number;
    setupClient?(client: { setRequests(requests: LoadRequest[]): void }): void;
  }
  export interface LoadResult {
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    /** Seconds that it took. */
    duration: number;
    /** Milliseconds, corrected for coordinated omission where there is a rate. */
    latency: { p50: number; p97_5: number; p99: number; max: number };
  }
  export default function autocannon(options: LoadOptions): Promise<LoadResult>;
}
