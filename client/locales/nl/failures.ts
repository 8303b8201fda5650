export const failures = {
  failures: {
    warning: 'Deels overgezet',
  },

  reasons: {
    not_subscribed: 'Niet ingeschreven',
    unsubscribed: 'Uitgeschreven',
    subscribed_elsewhere: 'Ingeschreven bij een andere storefront',
    storefront_off: 'Van een storefront die uit staat',
    customer_deleted: 'Account is in de winkel verwijderd',
    missing_email: 'Geen e-mailadres',
    invalid_email: 'E-mailadres is ongeldig',
    duplicate_phone: 'Telefoonnummer hoort bij een ander contact',
    duplicate_ext_id: 'Gekoppeld aan een ander contact in Brevo',
    refused_by_brevo: 'Geweigerd door Brevo',
    not_found: 'Niet meer in de winkel',
    import_failed: 'Brevo kon de import niet afmaken',
    missing_name: 'Geen naam',
    item_refused: 'Geweigerd door Brevo',
    order_refused: 'Bestelling geweigerd door Brevo',
    event_refused: 'Gebeurtenis geweigerd door Brevo',
    deletion_refused: 'Verwijdering geweigerd door Brevo',
    cart_refused: 'Winkelwagen geweigerd door Brevo',
  },
};
