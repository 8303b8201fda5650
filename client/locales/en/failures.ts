export const failures = {
  failures: {
    warning: 'Partly written',
  },

  reasons: {
    not_subscribed: 'Did not subscribe',
    unsubscribed: 'Unsubscribed',
    subscribed_elsewhere: 'Subscribed on another storefront',
    storefront_off: 'Of a storefront that is switched off',
    customer_deleted: 'Account was deleted in the store',
    missing_email: 'No e-mail address',
    invalid_email: 'E-mail address is not valid',
    duplicate_phone: 'Phone number belongs to another contact',
    duplicate_ext_id: 'Linked to another contact in Brevo',
    refused_by_brevo: 'Refused by Brevo',
    not_found: 'No longer in the store',
    import_failed: 'Brevo could not finish the import',
    missing_name: 'No name',
    item_refused: 'Refused by Brevo',
    order_refused: 'Order refused by Brevo',
    event_refused: 'Event refused by Brevo',
    deletion_refused: 'Deletion refused by Brevo',
    cart_refused: 'Cart refused by Brevo',
  },
};
