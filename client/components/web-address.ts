/** Whether a stranger's text is an address of the web: nothing else (`javascript:`, `data:`) becomes a link. */
export function isWebAddress(text: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
