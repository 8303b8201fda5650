export const SUPPORT_EMAIL = 'support@pulsebridge.example';
export const GUIDE_URL = 'https://pulsebridge.example/guide';
export const STATUS_URL = 'https://status.pulsebridge.example';
export const API_KEYS_URL = 'https://app.brevo.com/settings/keys/api';
export const AUTHORISED_IPS_URL = 'https://app.brevo.com/security/authorised_ips';
export const BREVO_URL = 'https://app.brevo.com/';
export const REGISTER_URL = 'https://onboarding.brevo.com/account/register';
/** Keys are below Settings → Developer → API Keys (reference/mavera-and-peers.md §1.1). */
export const MAVERA_SETTINGS_URL = 'https://app.mavera.io/settings';
export const MAVERA_USAGE_URL = 'https://app.mavera.io/settings/usage';

/** A mail to support that already says which store it is about. */
export function toSupportMail(storeHash?: string): string {
  const subject = storeHash ? `?subject=${encodeURIComponent(`store-${storeHash}`)}` : '';
  return `mailto:${SUPPORT_EMAIL}${subject}`;
}
