/** What each reason means, and what a merchant can do about it. */
const WORDS: Readonly<Record<string, { message: string; whatToDo: string }>> = {
  missing_email: {
    message: 'This customer has no e-mail address, and Brevo knows contacts by theirs.',
    whatToDo: 'Add an e-mail address to the customer in BigCommerce, then retry.',
  },
  invalid_email: {
    message: 'Brevo does not accept this e-mail address.',
    whatToDo: 'Correct the address in BigCommerce, then retry.',
  },
  duplicate_phone: {
    message: 'Another contact in Brevo has this phone number. The customer was written without it.',
    whatToDo:
      'Nothing, if they share a phone. Otherwise correct the number in BigCommerce and sync again.',
  },
  duplicate_ext_id: {
    message: 'Another contact in Brevo already stands for this customer, under another address.',
    whatToDo: 'Delete or merge the older contact in Brevo, then retry.',
  },
  refused_by_brevo: {
    message: 'Brevo refused this customer without naming a field.',
    whatToDo: 'Look at the customer’s values in BigCommerce, then retry. Write to us if it stays.',
  },
  import_failed: {
    message: 'Brevo could not finish the import that this customer was part of.',
    whatToDo: 'Retry. Write to us if it stays.',
  },
  missing_name: {
    message: 'It has no name, and Brevo takes nothing without one.',
    whatToDo: 'Give it a name in BigCommerce, then retry.',
  },
  item_refused: {
    message: 'Brevo refused it, or one of its variants, without naming a field.',
    whatToDo:
      'Look at its name, image and custom fields in BigCommerce, then retry. Write to us if it stays.',
  },
  order_refused: {
    message: 'Brevo refused this order without naming a field.',
    whatToDo: 'Look at the order in BigCommerce, then retry. Write to us if it stays.',
  },
  event_refused: {
    message:
      'The order is in Brevo, but Brevo refused an event of it, so no automation heard of it.',
    whatToDo: 'Nothing, if no automation waits for it. Write to us if it happens again.',
  },
  deletion_refused: {
    message: 'It is gone from the store, but Brevo refused to mark it as deleted.',
    whatToDo: 'Retry. Write to us if it stays.',
  },
  cart_refused: {
    message: 'Brevo refused what it was told of this cart, or the list for people who left one.',
    whatToDo: 'See in the settings that the list still exists in Brevo, then retry.',
  },
  not_found: {
    message: 'The customer is no longer in the store.',
    whatToDo: 'Nothing. The entry goes with the next full sync.',
  },
};

export function describeFailure(reason: string): { message: string; whatToDo: string } {
  return (
    WORDS[reason] ?? {
      message: 'This record could not be written.',
      whatToDo: 'Retry. Write to us if it stays.',
    }
  );
}
