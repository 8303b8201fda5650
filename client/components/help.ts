export const SUPPORT_EMAIL = 'support@pulsebridge.example';
export const GUIDE_URL = 'https://pulsebridge.example/guide';

/** A mail to support that already says which store it is about. */
export function toSupportMail(storeHash?: string): string {
  const subject = storeHash ? `?subject=${encodeURIComponent(`store-${storeHash}`)}` : '';
  return `mailto:${SUPPORT_EMAIL}${subject}`;
}
