/** A call that wants to go out. */
export interface PacedCall {
  method: string;
  /** Its route, with placeholders and without query: `/v3/channels/{channelId}/site`. */
  path: string;
}

/** Decides when calls to one account may go out, by what the platform's headers say. */
export interface Pacer {
  /**
   * Resolves when the call may go. Throws `RemoteError` (`limited`, with `retryAfterMs`) as soon as it is known that this
   * would take longer than `maxWaitMs`, and the signal's reason once it is aborted. Release the permit, come what may.
   */
  acquire(call: PacedCall, options: { maxWaitMs: number; signal?: AbortSignal }): Promise<Permit>;
  /** How long such a call would wait if it came now, in ms; 0 while those in the air decide. */
  estimateWaitMs(call: PacedCall): number;
}

export interface Permit {
  /** The answer's status and headers are here. */
  answered(status: number, headers: Headers): void;
  /** The call is over, body and all, whatever came of it. Repeating it does nothing. */
  release(): void;
}
