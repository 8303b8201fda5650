import type { ActivityWords } from './activity-words.ts';
import type { ACTIVITY_EN } from './activity-words-en.ts';
import { SECTIONS_NL } from './section-words.ts';

const COUNTS = '{synced} in Brevo, {skipped} overgeslagen, {failed} mislukt';
const CUT =
  '[ Bij {cut} van de {resource} zijn details weggelaten: het was meer dan Brevo aanneemt.]';
const AT_NIGHT = 'Zulke wijzigingen worden alleen ’s nachts gevonden';
const UNSUBSCRIBES = 'Uitschrijvingen in Brevo worden alleen ’s nachts gevonden';

/** The same codes as in English, each with words of its own. */
type Same = {
  sentences: { [Code in keyof typeof ACTIVITY_EN.sentences]: ActivityWords['sentences'][string] };
  values: {
    [Name in keyof typeof ACTIVITY_EN.values]: Record<
      keyof (typeof ACTIVITY_EN.values)[Name],
      string
    >;
  };
  ofStorefront: string;
};

export const ACTIVITY_NL = {
  sentences: {
    app_installed: 'De app is geïnstalleerd.',
    app_reauthorised: 'De app is opnieuw geautoriseerd.',
    owner_changed: 'De winkel heeft een nieuwe eigenaar.',
    user_removed: 'Een gebruiker is uit de app verwijderd.',
    brevo_connected: 'Brevo is gekoppeld.',
    brevo_account_changed:
      'Dit is een ander Brevo-account dan voorheen. Kies de lijsten ervan en start een synchronisatie: alles wordt opnieuw geschreven.',
    brevo_ecommerce_activated: 'eCommerce wordt in Brevo ingeschakeld.',
    brevo_disconnected: 'Brevo is ontkoppeld. Contacten in Brevo blijven zoals ze zijn.',
    brevo_refused: 'Brevo weigert de verbinding. De synchronisatie wacht tot dat is opgelost.',
    brevo_webhook_not_permitted: `${UNSUBSCRIBES}: de API-sleutel mag geen webhooks beheren. Geef hem in Brevo “webhooks – all”, of koppel met een andere sleutel.`,
    brevo_webhook_refused: `${UNSUBSCRIBES}: Brevo nam onze webhook niet aan. Een account mag er {most} hebben; verwijder wat niet meer wordt gebruikt.`,
    mavera_connected: 'Mavera is gekoppeld.',
    personas_proposed: {
      one: '{count} persona kan worden gemaakt, voor {credits} credits. Er gebeurt niets voordat je dat bevestigt.',
      other:
        '{count} persona’s kunnen worden gemaakt, voor {credits} credits. Er gebeurt niets voordat je dat bevestigt.',
    },
    mavera_disconnected: 'Mavera is ontkoppeld. Wat het tot nu toe vond, blijft hier.',
    insight_finished: {
      one: 'De analyse “{analysis}” is klaar, voor {count} credit.',
      other: 'De analyse “{analysis}” is klaar, voor {count} credits.',
    },
    insight_asks: 'De analyse “{analysis}” gaat verder als je een vraag hebt beantwoord.',
    insight_waits: 'De analyse “{analysis}” wacht: {why}',
    insight_failed: 'De analyse “{analysis}” kon niet worden afgemaakt: {why}',
    brand_health_fell: {
      one: 'De merkgezondheid daalde met {count} punt, van {before} naar {now} van de 100.',
      other: 'De merkgezondheid daalde met {count} punten, van {before} naar {now} van de 100.',
    },
    settings_saved: 'Instellingen zijn opgeslagen: {sections}.',
    settings_unchanged: 'Instellingen zijn opgeslagen: er is niets gewijzigd.',
    list_created: 'Er was geen lijst gekozen, dus is er in Brevo een lijst voor klanten gemaakt.',
    list_gone:
      'Een lijst is in Brevo verwijderd en wordt niet meer gebruikt: {lists}. Kies een andere als je er een wilt.',
    sync_started: 'Een {mode} van {resource} is gestart.',
    sync_cancelled: 'De {mode} van {resource} is geannuleerd.',
    sync_finished: `De synchronisatie van {resource} is klaar: ${COUNTS}.${CUT}`,
    settings_in_force: `De opgeslagen instellingen gelden nu voor {resource}: {count} opnieuw geschreven; ${COUNTS}.${CUT}`,
    check_finished: {
      one: `De controle van {resource} is klaar: {count} verschil gevonden en hersteld; ${COUNTS}.${CUT}`,
      other: `De controle van {resource} is klaar: {count} verschillen gevonden en hersteld; ${COUNTS}.${CUT}`,
    },
    sync_failed: 'De synchronisatie van {resource} is gestopt: {problem}[ {detail}]',
    failures_retried: {
      one: '{count} van de mislukte {resource} wordt opnieuw geprobeerd.',
      other: '{count} van de mislukte {resource} worden opnieuw geprobeerd.',
    },
    failures_ignored: {
      one: '{count} probleem wordt voortaan genegeerd.',
      other: '{count} problemen worden voortaan genegeerd.',
    },
    failures_restored: {
      one: '{count} probleem wordt niet langer genegeerd.',
      other: '{count} problemen worden niet langer genegeerd.',
    },
    import_rows_unnamed: {
      one: 'Brevo weigerde {count} rij van een import zonder te zeggen van wie die is.',
      other: 'Brevo weigerde {count} rijen van een import zonder te zeggen van wie die zijn.',
    },
    import_report_gone:
      'Brevo weigerde rijen van een import en bewaart de lijst daarvan niet meer: er kunnen klanten in Brevo ontbreken. Een volledige synchronisatie stuurt ze opnieuw.',
    events_refused: {
      one: 'Brevo nam een gebeurtenis over gewijzigde voorraad niet aan. De voorraad zelf staat in Brevo.',
      other:
        'Brevo nam {count} gebeurtenissen over gewijzigde voorraad niet aan. De voorraad zelf staat in Brevo.',
    },
    storefront_new:
      '{name} is nieuw. Die wordt gesynchroniseerd zoals je andere storefronts, naar de lijsten die voor alle zijn gekozen, tenzij je anders beslist.',
    storefront_back: '{name} is weer live.',
    storefront_gone: '{name} is niet meer live ({status}). Wat in Brevo staat, blijft.',
    webhook_delivery_failed: 'BigCommerce kon geen webhooks bij ons afleveren.[ {exception}]',
    webhooks_full: `BigCommerce staat {most} webhooks per gebeurtenis toe, en andere installaties van deze app hebben ze allemaal voor {scopes}. ${AT_NIGHT}, tot er een is verwijderd.`,
    webhooks_refused: `BigCommerce nam geen webhook aan voor {scopes}. ${AT_NIGHT}; we proberen het elke dag opnieuw.`,
    webhooks_near_limit:
      'Andere installaties van deze app hebben {count} van de {most} webhooks die BigCommerce voor {scopes} toestaat. Verwijder wat niet meer wordt gebruikt.',
    written_back: {
      one: '{count} persoon die vanuit Brevo geen mail meer mag krijgen (uitgeschreven, onbestelbaar of geklaagd), is in de winkel uitgeschreven.',
      other:
        '{count} mensen die vanuit Brevo geen mail meer mogen krijgen (uitgeschreven, onbestelbaar of geklaagd), zijn in de winkel uitgeschreven.',
    },
    write_back_refused:
      'Uitschrijvingen in Brevo kunnen niet worden teruggeschreven: de app mag in deze winkel geen klanten wijzigen. Open de app vanuit het controlepaneel en accepteer de machtigingen.',
  },

  values: {
    resource: {
      customers: 'klanten',
      orders: 'bestellingen',
      products: 'producten',
      categories: 'categorieën',
      carts: 'winkelwagens',
      stock: 'voorraad',
    },
    mode: {
      full: 'volledige synchronisatie',
      changes: 'synchronisatie van wijzigingen',
      preview: 'telling',
    },
    sections: SECTIONS_NL,
    lists: {
      allCustomers: 'de lijst voor klanten',
      buyers: 'de lijst voor kopers',
      abandonedCart: 'de lijst voor verlaten winkelwagens',
      newsletter: 'de lijst voor de nieuwsbrief',
      cohortNew: 'de lijst voor nieuwe klanten',
      cohortReturning: 'de lijst voor terugkerende klanten',
      cohortVip: 'de lijst voor vips',
    },
    problem: {
      unavailable: 'onze database antwoordde niet.',
      internal: 'er ging bij ons iets mis.',
      brevo_not_connected: 'Brevo is niet gekoppeld.',
      brevo_key_rejected: 'Brevo kent deze API-sleutel niet.',
      brevo_key_restricted: 'deze API-sleutel mag niet doen wat de synchronisatie nodig heeft.',
      brevo_ip_not_allowed:
        'Brevo blokkeert onze server, omdat het IP-adres niet op je lijst staat.',
      brevo_ecommerce_inactive: 'eCommerce staat in Brevo niet aan.',
      brevo_rejected: 'Brevo weigerde iets.',
      store_token_rejected: 'BigCommerce laat de app je winkel niet meer lezen.',
      scope_missing: 'de app mist een machtiging in je winkel.',
      remote_failed: 'BigCommerce of Brevo antwoordde niet zoals het hoort.',
      remote_busy: 'BigCommerce of Brevo heeft het nu te druk.',
      other: 'het overzicht zegt waarom.',
    },
    analysis: {
      brand_health: 'Merkgezondheid',
      personas: 'Persona’s',
      channel_strategy: 'Strategie per kanaal',
    },
    why: {
      mavera_credits_short: 'Mavera heeft niet genoeg credits.',
      ceiling_run: 'ze kan meer kosten dan je per keer toestaat.',
      ceiling_month: 'ze kan meer kosten dan je per maand toestaat.',
      payment_unsure:
        'niemand kan zeggen of een afgebroken aanroep betaald is. Beslis op haar pagina.',
      mavera_plan_ended: 'het abonnement bij Mavera is afgelopen.',
      mavera_key_rejected: 'Mavera kent de API-sleutel niet.',
      mavera_key_restricted: 'de API-sleutel van Mavera mag dit niet.',
      mavera_not_connected: 'Mavera is niet gekoppeld.',
      store_token_rejected: 'BigCommerce laat de app je winkel niet meer lezen.',
      scope_missing: 'de app mist een toestemming in je winkel.',
      remote_failed: 'Mavera of BigCommerce antwoordde niet zoals het hoort.',
      remote_busy: 'Mavera of BigCommerce heeft het nu te druk.',
      no_orders: 'er zijn nog geen bestellingen bekend.',
      no_reviews: 'geen product heeft een review die klanten kunnen zien.',
      no_reviews_chosen: 'de gekozen producten hebben geen reviews die klanten kunnen zien.',
      no_persona: 'het Mavera-account heeft geen persona die kan antwoorden.',
      internal: 'er ging bij ons iets mis.',
      other: 'haar pagina zegt waarom.',
    },
    exception: {
      '90001': 'Het probeert dat vanzelf opnieuw.',
      '90002': 'Eén heeft het opgegeven en uitgezet; we zetten die weer aan.',
      '90003': 'Het levert een paar minuten niets af, en daarna de rest.',
    },
  },
  ofStorefront: '{what} van storefront {id}',
} satisfies Same;
