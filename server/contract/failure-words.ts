/** What a reason means, and what a merchant can do about it. */
export interface FailureExplanation {
  readonly message: string;
  readonly whatToDo: string;
}

/** By reason; `unknown` for those that this version has no words for. */
export const FAILURES_EN = {
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
    message: 'Brevo refused this contact without naming a field.',
    whatToDo: 'Look at the person’s values in BigCommerce, then retry. Write to us if it stays.',
  },
  import_failed: {
    message: 'Brevo could not finish the import that this contact was part of.',
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
    message: 'This is in Brevo, but Brevo refused an event of it, so no automation heard of it.',
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
    message: 'The record is no longer in the store.',
    whatToDo: 'Nothing. The entry goes with the next full sync.',
  },
  unknown: {
    message: 'This record could not be written.',
    whatToDo: 'Retry. Write to us if it stays.',
  },
} satisfies Record<string, FailureExplanation>;

type Reason = keyof typeof FAILURES_EN;

export const FAILURES_NL: Record<Reason, FailureExplanation> = {
  missing_email: {
    message: 'Deze klant heeft geen e-mailadres, en daaraan herkent Brevo contacten.',
    whatToDo: 'Geef de klant in BigCommerce een e-mailadres en probeer het opnieuw.',
  },
  invalid_email: {
    message: 'Brevo neemt dit e-mailadres niet aan.',
    whatToDo: 'Verbeter het adres in BigCommerce en probeer het opnieuw.',
  },
  duplicate_phone: {
    message:
      'Een ander contact in Brevo heeft dit telefoonnummer. De klant is zonder nummer overgezet.',
    whatToDo:
      'Niets, als ze samen één telefoon hebben. Verbeter anders het nummer in BigCommerce en synchroniseer opnieuw.',
  },
  duplicate_ext_id: {
    message: 'Een ander contact in Brevo staat al voor deze klant, onder een ander adres.',
    whatToDo: 'Verwijder het oudere contact in Brevo of voeg ze samen, en probeer het opnieuw.',
  },
  refused_by_brevo: {
    message: 'Brevo weigerde dit contact zonder een veld te noemen.',
    whatToDo:
      'Bekijk de gegevens van deze persoon in BigCommerce en probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
  import_failed: {
    message: 'Brevo kon de import waar dit contact in zat niet afmaken.',
    whatToDo: 'Probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
  missing_name: {
    message: 'Het heeft geen naam, en zonder naam neemt Brevo niets aan.',
    whatToDo: 'Geef het in BigCommerce een naam en probeer het opnieuw.',
  },
  item_refused: {
    message: 'Brevo weigerde het, of een van de varianten, zonder een veld te noemen.',
    whatToDo:
      'Bekijk naam, afbeelding en eigen velden in BigCommerce en probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
  order_refused: {
    message: 'Brevo weigerde deze bestelling zonder een veld te noemen.',
    whatToDo:
      'Bekijk de bestelling in BigCommerce en probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
  event_refused: {
    message:
      'Dit staat in Brevo, maar Brevo weigerde er een gebeurtenis van, dus geen automatisering weet ervan.',
    whatToDo: 'Niets, als geen automatisering erop wacht. Gebeurt het weer, mail ons dan.',
  },
  deletion_refused: {
    message: 'Het is weg uit de winkel, maar Brevo weigerde het als verwijderd te markeren.',
    whatToDo: 'Probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
  cart_refused: {
    message:
      'Brevo weigerde wat het over deze winkelwagen hoorde, of de lijst voor mensen die er een achterlieten.',
    whatToDo: 'Kijk in de instellingen of de lijst in Brevo nog bestaat, en probeer het opnieuw.',
  },
  not_found: {
    message: 'Dit staat niet meer in de winkel.',
    whatToDo: 'Niets. De regel verdwijnt met de volgende volledige synchronisatie.',
  },
  unknown: {
    message: 'Dit kon niet worden overgezet.',
    whatToDo: 'Probeer het opnieuw. Blijft het misgaan, mail ons dan.',
  },
};

const IN_LANGUAGE = { en: FAILURES_EN, nl: FAILURES_NL };

export function explainFailure(
  reason: string,
  language: keyof typeof IN_LANGUAGE = 'en',
): FailureExplanation {
  const words: Readonly<Record<string, FailureExplanation>> = IN_LANGUAGE[language];
  return words[reason] ?? IN_LANGUAGE[language].unknown;
}
