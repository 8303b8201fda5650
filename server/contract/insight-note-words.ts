import type { ActivityWords } from './activity-words.ts';

/** What an analysis says before it does anything: why there is nothing to do, what is left out, what may come. */
export const NOTES_EN = {
  sentences: {
    no_orders: 'No orders are known yet. Sync the orders first.',
    orders_in_part: {
      one: 'The first sync of orders is not over: {count} order is known so far, and all figures are of it alone.',
      other:
        'The first sync of orders is not over: {count} orders are known so far, and all figures are of these alone.',
    },
    channels_too_small:
      'No channel has {min} orders in the {days} days before the newest one. In the settings you can look back further, or ask for fewer orders.',
    no_persona: 'The Mavera account has no persona to answer.',
    channels_left_out: 'Left out, with fewer than {min} orders: {names}.',
    newest_order: 'The period ends with the newest order, on {day}.',
    no_reviews: 'No product of the store has a review that customers can see.',
    no_reviews_chosen: 'The chosen products have no reviews that customers can see.',
    newest_review: 'The period ends with the newest review, on {day}.',
    reviews_beyond_ceiling: {
      one: 'The newest {read} reviews with words are read for themes; {count} older one counts in the figures only.',
      other:
        'The newest {read} reviews with words are read for themes; {count} older ones count in the figures only.',
    },
    reviews_without_words: {
      one: '{count} review without words counts in the figures only.',
      other: '{count} reviews without words count in the figures only.',
    },
    reviews_cut: {
      one: '{count} review is longer than {most} characters: only its beginning is read.',
      other: '{count} reviews are longer than {most} characters: only their beginning is read.',
    },
    nobody_named:
      'Reviewers’ names, addresses, phone numbers and links were taken out of the words.',
    questions_cost: 'Each question that Mave asks back, and you answer, costs credits of its own.',
    nothing_chosen: 'Choose cohorts, or a field by whose values your customers are parted.',
    no_segments: 'No segment has {min} people yet.',
    fields_in_part: {
      one: 'For this page, the fields of {count} customer were read. A run reads those of all.',
      other: 'For this page, the fields of {count} customers were read. A run reads those of all.',
    },
    personas_ask_first: {
      one: '{count} new persona is made only when you have confirmed it, for {credits} credits.',
      other:
        '{count} new personas are made only when you have confirmed them, for {credits} credits each.',
    },
    cohort_too_small: 'A cohort of {people} is left out: it has fewer than {min} people.',
    segments_too_small: {
      one: '{field}: {count} value is left out, with fewer than {min} people ({people}).',
      other:
        '{field}: {count} values are left out, with fewer than {min} people each ({people} in all).',
    },
    segments_beyond_most: {
      one: '{field}: {count} value is left out; the {most} with most people are used.',
      other: '{field}: {count} values are left out; the {most} with most people are used.',
    },
    segments_personal: {
      one: '{field}: {count} value is left out, because it names a person, could be used to reach one, or is free text.',
      other:
        '{field}: {count} values are left out, because they name a person, could be used to reach one, or are free text.',
    },
    field_too_many_values:
      '{field} is left out: it has so many different values that it tells customers apart rather than together.',
    field_gone: '{field} is left out: your store has no such field any more.',
  },
  values: {},
  ofStorefront: '',
} satisfies ActivityWords;

export const NOTES_NL: ActivityWords & { sentences: Record<NoteCode, unknown> } = {
  sentences: {
    no_orders: 'Er zijn nog geen bestellingen bekend. Synchroniseer eerst de bestellingen.',
    orders_in_part: {
      one: 'De eerste synchronisatie van bestellingen is nog niet klaar: er is {count} bestelling bekend, en alle cijfers gaan alleen daarover.',
      other:
        'De eerste synchronisatie van bestellingen is nog niet klaar: er zijn {count} bestellingen bekend, en alle cijfers gaan alleen daarover.',
    },
    channels_too_small:
      'Geen enkel kanaal heeft {min} bestellingen in de {days} dagen voor de nieuwste. In de instellingen kun je verder terugkijken, of met minder bestellingen genoegen nemen.',
    no_persona: 'Het Mavera-account heeft geen persona die kan antwoorden.',
    channels_left_out: 'Weggelaten, met minder dan {min} bestellingen: {names}.',
    newest_order: 'De periode eindigt met de nieuwste bestelling, op {day}.',
    no_reviews: 'Geen enkel product van de winkel heeft een review die klanten kunnen zien.',
    no_reviews_chosen: 'De gekozen producten hebben geen reviews die klanten kunnen zien.',
    newest_review: 'De periode eindigt met de nieuwste review, op {day}.',
    reviews_beyond_ceiling: {
      one: 'De nieuwste {read} reviews met tekst worden op thema’s gelezen; {count} oudere telt alleen mee in de cijfers.',
      other:
        'De nieuwste {read} reviews met tekst worden op thema’s gelezen; {count} oudere tellen alleen mee in de cijfers.',
    },
    reviews_without_words: {
      one: '{count} review zonder tekst telt alleen mee in de cijfers.',
      other: '{count} reviews zonder tekst tellen alleen mee in de cijfers.',
    },
    reviews_cut: {
      one: '{count} review is langer dan {most} tekens: alleen het begin wordt gelezen.',
      other: '{count} reviews zijn langer dan {most} tekens: alleen het begin wordt gelezen.',
    },
    nobody_named:
      'Namen, adressen, telefoonnummers en links van wie de reviews schreven, zijn uit de tekst gehaald.',
    nothing_chosen: 'Kies cohorten, of een veld waarvan de waarden je klanten indelen.',
    no_segments: 'Nog geen enkel segment heeft {min} mensen.',
    fields_in_part: {
      one: 'Voor deze pagina zijn de velden van {count} klant gelezen. Een run leest die van allemaal.',
      other:
        'Voor deze pagina zijn de velden van {count} klanten gelezen. Een run leest die van allemaal.',
    },
    personas_ask_first: {
      one: '{count} nieuwe persona wordt pas gemaakt als je dat hebt bevestigd, voor {credits} credits.',
      other:
        '{count} nieuwe persona’s worden pas gemaakt als je dat hebt bevestigd, voor {credits} credits per stuk.',
    },
    cohort_too_small: 'Een cohort van {people} is weggelaten: het heeft minder dan {min} mensen.',
    segments_too_small: {
      one: '{field}: {count} waarde is weggelaten, met minder dan {min} mensen ({people}).',
      other:
        '{field}: {count} waarden zijn weggelaten, elk met minder dan {min} mensen ({people} in totaal).',
    },
    segments_beyond_most: {
      one: '{field}: {count} waarde is weggelaten; de {most} met de meeste mensen worden gebruikt.',
      other:
        '{field}: {count} waarden zijn weggelaten; de {most} met de meeste mensen worden gebruikt.',
    },
    segments_personal: {
      one: '{field}: {count} waarde is weggelaten, omdat ze een persoon noemt, iemand bereikbaar maakt of vrije tekst is.',
      other:
        '{field}: {count} waarden zijn weggelaten, omdat ze een persoon noemen, iemand bereikbaar maken of vrije tekst zijn.',
    },
    field_too_many_values:
      '{field} is weggelaten: het heeft zoveel verschillende waarden dat het klanten eerder van elkaar scheidt dan samenbrengt.',
    field_gone: '{field} is weggelaten: je winkel heeft dat veld niet meer.',
    questions_cost: 'Elke vraag die Mave terugstelt en die jij beantwoordt, kost zelf ook credits.',
  },
  values: {},
  ofStorefront: '',
};

export type NoteCode = keyof (typeof NOTES_EN)['sentences'];
