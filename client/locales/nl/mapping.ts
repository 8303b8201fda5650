export const mapping = {
  mapping: {
    title: 'Welk veld waarheen gaat',
    intro: 'Zo zien je contacten er in Brevo uit, met klanten uit je eigen winkel.',
    source: 'In je winkel',
    attribute: 'In Brevo',
    exists: 'bestaat',
    will_be_created: 'Wordt aangemaakt',
    type_mismatch: 'Ander type',
    empty: 'leeg',
    noCustomers: 'Je winkel heeft nog geen klanten om te tonen.',
  },

  fields: {
    email: 'E-mail',
    first_name: 'Voornaam',
    last_name: 'Achternaam',
    phone: 'Telefoon',
    company: 'Bedrijf',
    notes: 'Notities',
    customer_group: 'Klantengroep',
    customer_group_id: 'Nummer van de klantengroep',
    date_created: 'Klant sinds',
    date_modified: 'Laatst gewijzigd',
    store_credit: 'Winkeltegoed',
    origin_channel: 'Eerste storefront',
    accepts_marketing: 'Accepteert marketing',
    address_city: 'Plaats',
    address_state_or_province: 'Provincie of staat',
    address_state: 'Provincie of staat',
    address_country: 'Land',
    address_country_code: 'Landcode',
    address_postal_code: 'Postcode',
    address_zip: 'Postcode',
    address_address1: 'Adresregel 1',
    address_address2: 'Adresregel 2',
    address_company: 'Bedrijf (adres)',
    address_phone: 'Telefoon (adres)',
    orders_count: 'Aantal bestellingen',
    total_spent: 'Totaal besteed',
    address_first_name: 'Voornaam (adres)',
    address_last_name: 'Achternaam (adres)',
    average_order_value: 'Gemiddelde bestelling',
    first_order_date: 'Eerste bestelling',
    last_order_date: 'Laatste bestelling',
    last_order_channel: 'Storefront van de laatste bestelling',
    cohort: 'Cohort',
    persona: 'Persona',
  },

  attributeTypes: {
    text: 'tekst',
    date: 'datum',
    float: 'getal',
    boolean: 'ja of nee',
    'multiple-choice': 'meerdere keuzes',
    category: 'één keuze',
    id: 'eigen nummer',
    user: 'gebruiker',
    unknown: 'onbekend type',
  },

  mappings: {
    needsConnection: 'Koppel Brevo om de attributen te zien.',
    fields: {
      title: 'Velden',
      intro:
        'Elk veld van je klanten, en het attribuut in Brevo dat het vult. Wat je hier weghaalt, blijft in Brevo zoals het is.',
      search: 'Velden zoeken',
      show: 'Tonen',
      found_one: '{{formatted}} veld getoond; {{mapped}} gaan naar Brevo',
      found_other: '{{formatted}} velden getoond; {{mapped}} gaan naar Brevo',
      example: 'Voorbeeld',
      action: 'Wijzigen',
      map: 'Versturen',
      change: 'Wijzigen',
      actionFor: '{{action}}: {{field}}',
      notSent: 'niet verstuurd',
      always: 'gaat altijd mee: daaraan herkent Brevo een contact',
    },
    groups: {
      customer: 'Klant',
      address: 'Eerste adres',
      attribute: 'Klantattribuut',
      form_field: 'Formulierveld',
      computed: 'Berekend uit bestellingen en analyses',
      other: 'Niet in de lijst met velden van deze winkel',
    },
    kinds: {
      all: 'Alle velden',
      mapped: 'Gaan naar Brevo',
      unmapped: 'Niet verstuurd',
      customer: 'Klant',
      address: 'Eerste adres',
      attribute: 'Klantattributen',
      form_field: 'Formuliervelden',
      computed: 'Berekend',
    },
    presets: {
      label: 'Met een voorkeuze beginnen',
      placeholder: 'Kies een voorkeuze',
      minimal: { label: 'Minimaal', text: 'Alleen namen, naast het e-mailadres.' },
      recommended: {
        label: 'Aanbevolen',
        text: 'Namen, telefoon, adres, groep, aantal bestellingen en wat er is besteed.',
      },
      computed: {
        label: 'Aanbevolen, en alles wat wordt berekend',
        text: 'Ook eerste en laatste bestelling, gemiddelde, cohort en persona.',
      },
      everything: { label: 'Alles', text: 'Elk veld van je winkel, ieder in een attribuut.' },
    },
    badges: {
      duplicate: 'Dubbel gevuld',
      type_mismatch: 'Ander type',
      no_phone: 'Alleen telefoonnummers',
      not_writable: 'Niet te vullen',
      no_field: 'Veld is weg',
    },
    warnings: {
      duplicate:
        '{{attribute}} wordt door meer dan één veld gevuld. Kies er een; zo is het niet op te slaan.',
      type_mismatch:
        '{{field}} past niet in {{attribute}}, dat in Brevo van het type {{type}} is: waarden die niet passen, vallen weg.',
      no_phone:
        '{{attribute}} neemt alleen telefoonnummers; {{field}} is er geen en zou wegvallen.',
      not_writable: 'Brevo berekent {{attribute}} zelf: {{field}} kan het niet vullen.',
      no_field:
        'Je winkel heeft het veld {{field}} niet meer: {{attribute}} wordt niet meer gevuld.',
      over_limit:
        'Je Brevo-account zou {{total}} attributen nodig hebben, en Brevo staat er {{limit}} toe. Verstuur minder velden of verwijder attributen in Brevo.',
      no_name:
        'Voornaam of achternaam gaat niet mee: e-mails die mensen bij hun naam noemen, kennen die dan niet.',
      more_one: 'En nog {{formatted}}, gemarkeerd in de tabel.',
      more_other: 'En nog {{formatted}}, gemarkeerd in de tabel.',
    },
    dialog: {
      example: 'Bijvoorbeeld: {{example}}',
      noExample: 'Geen van de bekeken klanten heeft hier een waarde.',
      legend: 'Waar gaat het naartoe?',
      existing: 'Een attribuut dat Brevo heeft',
      new: 'Een nieuw attribuut',
      none: 'Nergens: niet versturen',
      which: 'Attribuut in Brevo',
      option: '{{name}} ({{type}})',
      placeholder: 'Kies een attribuut',
      name: 'Naam van het attribuut',
      nameRule: 'Hoofdletters, cijfers en _, met een letter vooraan; hoogstens 50.',
      type: 'Type',
      madeAtOnce: 'Het wordt meteen in Brevo gemaakt.',
      chooseOne: 'Kies een attribuut of maak een nieuw.',
      taken: '{{attribute}} wordt al door een ander veld gevuld.',
      badName:
        'Brevo zou deze naam weigeren. Gebruik hoofdletters, cijfers en _, met een letter vooraan.',
      nameExists: 'Brevo heeft al een attribuut met deze naam. Kies het hierboven.',
      full: 'Je Brevo-account heeft alle {{limit}} attributen die het mag hebben. Kies een bestaand attribuut.',
      done: 'Klaar',
      create: 'Maken en gebruiken',
    },
    preview: {
      title: 'Hoe het eruitziet',
      intro: 'De koppeling hierboven, opgeslagen of niet, met klanten uit je eigen winkel.',
      updating: 'Met je klanten uitproberen…',
      inForce: 'Dit is de koppeling die nu geldt.',
      unfit_one:
        '{{attribute}}: de waarde van {{formatted}} van de {{all}} getoonde klanten past niet en valt weg.',
      unfit_other:
        '{{attribute}}: de waarden van {{formatted}} van de {{all}} getoonde klanten passen niet en vallen weg.',
    },
    resend: {
      before: {
        unknown:
          'Er is nog niets gesynchroniseerd: de eerste synchronisatie gebruikt deze koppeling.',
        nobody: 'Opslaan verandert geen contact dat nu in Brevo staat.',
        people_one:
          'Opslaan schrijft {{formatted}} contact opnieuw; dat duurt ongeveer {{duration}}.',
        people_other:
          'Opslaan schrijft ongeveer {{formatted}} contacten opnieuw; dat duurt ongeveer {{duration}}. Alleen wat verandert, wordt verstuurd.',
      },
      saved: {
        unknown: 'De koppeling is opgeslagen; de volgende synchronisatie gebruikt haar.',
        nobody: 'De koppeling is opgeslagen. Geen contact in Brevo hoeft ervoor te veranderen.',
        people_one:
          'De koppeling is opgeslagen. {{formatted}} contact wordt opnieuw geschreven, in ongeveer {{duration}}.',
        people_other:
          'De koppeling is opgeslagen. Ongeveer {{formatted}} contacten worden opnieuw geschreven, in ongeveer {{duration}}; alleen wat verandert, wordt verstuurd.',
      },
      follow: 'Wat verstuurd moet worden, begint vanzelf; het overzicht laat zien hoe ver het is.',
    },
    file: {
      title: 'Alle instellingen als bestand',
      intro:
        'Bewaar de instellingen van alle pagina’s, of neem ze over in een andere winkel. In het bestand staan geen sleutels en geen klanten.',
      save: 'Instellingen exporteren',
      open: 'Instellingen importeren',
      saveFirst: 'Sla je wijzigingen op deze pagina eerst op, of gooi ze weg.',
      taken: 'De instellingen uit het bestand zijn opgeslagen.',
      invalid: 'Dit bestand is zo niet over te nemen:',
      refused: {
        not_json: 'Dit bestand is niet te lezen: het is geen JSON.',
        not_settings: 'In dit bestand staan geen instellingen van deze app.',
        too_new: 'Dit bestand komt uit een nieuwere versie van de app.',
        too_long: 'Dit bestand is veel te lang voor instellingen.',
      },
      problems: {
        missing: '{{path}} ontbreekt.',
        unknown: 'Er is geen veld {{path}}.',
        invalid: '{{path}} heeft een waarde die hier niet kan.',
        more_one: 'En nog {{formatted}}.',
        more_other: 'En nog {{formatted}}.',
      },
      dialog: {
        title: 'Instellingen overnemen',
        choose:
          'Deze delen verschillen van wat is opgeslagen. Wat je kiest, wordt opgeslagen zoals het in het bestand staat.',
        same: 'In het bestand staat wat al is opgeslagen.',
        otherStore:
          'Dit bestand komt uit een andere winkel. Lijsten en storefronts hebben daar andere nummers, dus ze zijn niet gekozen.',
        everyone:
          'Het bestand vraagt om iedereen als mailbaar te schrijven. Dat heeft voor deze winkel niemand bevestigd: doe dat daarna bij “Wat we synchroniseren”.',
        take: 'Overnemen',
      },
    },
  },
};
