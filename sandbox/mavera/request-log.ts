import { RecentRequests } from '../recent-requests.ts';

/** One request to the API, as it ended. The body is whole: what a shop sends must bear being looked at. */
export interface LoggedRequest {
  id: number;
  method: string;
  /** With `/api/v1`, without the query. */
  path: string;
  query: Record<string, unknown>;
  body?: unknown;
  /** 0 while there is no answer; it stays so if the connection is dropped. */
  status: number;
  /** Milliseconds since 1970. */
  at: number;
  account?: string;
  /** What it cost. */
  credits: number;
}

const KEPT = 500;

/** The last five hundred requests. */
export class RequestLog extends RecentRequests<LoggedRequest> {
  constructor() {
    super(KEPT);
  }
}
