const PLAUSIBLE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Whether it could be an address at all. Brevo has the last word. */
export function isPlausibleEmail(email: string): boolean {
  return PLAUSIBLE_EMAIL.test(email.trim());
}
