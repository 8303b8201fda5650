/** V2 writes amounts as text with four decimals (reference §7). */
export function money(hundredths: number): string {
  return (hundredths / 100).toFixed(4);
}

/** V2 writes dates as `Wed, 10 Jan 2018 21:05:30 +0000`, and "" for none. */
export function rfc2822(iso: string | null): string {
  return iso ? new Date(iso).toUTCString().replace('GMT', '+0000') : '';
}
