/** Whether the store reminds people of their carts by itself (reference §6.4). Storefronts inherit what they do not say. */
export function defaultAbandonedCartSettings() {
  return {
    global: {
      enable_notification: true,
      email_customer_until_cart_is_recovered: true,
      marketing_emails_require_customer_consent: false,
      email_merchant_when_cart_is_converted: false,
      email_merchant_when_cart_is_abandoned: false,
      merchant_email_address: '',
      merchant_abandoned_cart_email_frequency_type: 'digest',
      merchant_abandoned_cart_digest_email_frequency: 10,
    } as Record<string, unknown>,
    byChannel: new Map<number, Record<string, unknown>>(),
  };
}
