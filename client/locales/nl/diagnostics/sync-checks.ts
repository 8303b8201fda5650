export const syncChecks = {
  catalogue: {
    title: 'Catalogus gelijk',
    ok: {
      text: 'De winkel heeft {{inStore}} producten, en ze zijn allemaal bekeken. Brevo heeft {{inBrevo}} producten en varianten.',
    },
    off: { text: 'Producten staan uit in de instellingen.' },
    never: {
      text: 'Producten zijn nog niet gesynchroniseerd.',
      whatToDo: 'Start een synchronisatie op het overzicht.',
    },
    syncing: {
      text: 'Er loopt een synchronisatie van producten; daarna worden de aantallen vergeleken.',
    },
    behind: {
      text: 'De winkel heeft {{inStore}} producten, terwijl wij er {{known}} kennen.',
      whatToDo:
        'Laat de catalogus met de winkel vergelijken; alleen verschillen worden geschreven.',
    },
    missing_in_brevo: {
      text: 'Brevo heeft {{inBrevo}} producten en varianten, minder dan de {{written}} die zijn geschreven. Sommige zijn daar verwijderd.',
      whatToDo: 'Laat alle producten opnieuw schrijven.',
    },
  },
  nightly: {
    title: 'Nachtelijke controle',
    ok: { text: 'De laatste eindigde op {{lastAt}}, de volgende begint op {{nextAt}}.' },
    none_yet: { text: 'De eerste begint op {{nextAt}}.' },
    off: { text: 'Ze begint zodra Brevo is gekoppeld.' },
    overdue: {
      text: 'Ze had op {{nextAt}} moeten beginnen en is niet begonnen.',
      whatToDo: 'Laat de winkel nu vergelijken. Komt dit terug, mail dan support.',
    },
    not_planned: {
      text: 'Er is geen nachtelijke controle gepland.',
      whatToDo: 'Laat de winkel nu vergelijken; dan wordt ook de volgende gepland.',
    },
    unfinished: {
      text: 'De laatste, op {{lastAt}}, is niet tot het einde gekomen.',
      whatToDo:
        'Kijk op het overzicht waardoor ze stopte, en laat de winkel daarna opnieuw vergelijken.',
    },
  },
  consent: {
    title: 'Toestemming',
    subscribers: { text: 'Alleen mensen die zich hebben ingeschreven worden geschreven.' },
    everyone_blocklisted: {
      text: 'Wie zich niet heeft ingeschreven, wordt met geblokkeerde e-mail geschreven.',
    },
    everyone: {
      text: 'Iedereen wordt geschreven, en er is bevestigd dat iedereen toestemming gaf.',
    },
    unconfirmed: {
      text: 'Iedereen wordt als mailbaar geschreven, maar niemand in je winkel heeft bevestigd dat iedereen toestemming gaf.',
      whatToDo: 'Bevestig het bij “Wat we synchroniseren”, of kies daar iets anders.',
    },
  },
  rate_limits: {
    title: 'Limieten op aanroepen',
    ok: { text: 'Vandaag is geen aanroep geweigerd.' },
    some: {
      text: 'Vandaag geweigerd omdat een limiet was bereikt: {{bigcommerce}} aanroepen door BigCommerce, {{brevo}} door Brevo. Ze zijn herhaald; er ging niets verloren.',
    },
    many: {
      text: 'Vandaag geweigerd omdat een limiet was bereikt: {{bigcommerce}} aanroepen door BigCommerce, {{brevo}} door Brevo. Ze zijn herhaald, wat de synchronisatie trager maakt.',
      whatToDo:
        'Andere apps van je winkel delen de limiet van BigCommerce, en andere koppelingen die van Brevo. Verlaag het aandeel van deze app bij “Wat we synchroniseren”, of zoek uit welke app zoveel aanroepen doet.',
    },
  },
  clock: {
    title: 'Klokken',
    ok: { text: 'Onze klok loopt gelijk met die van BigCommerce en Brevo.' },
    off: {
      text: 'Onze klok wijkt {{seconds}} seconden af van die van {{service}}. Links en webhooks kunnen als te oud worden geweigerd.',
      whatToDo: 'Dit moeten wij herstellen: mail support.',
    },
  },
  mavera_key: {
    title: 'API-sleutel van Mavera',
    ok: { text: 'Mavera accepteert de sleutel.' },
    off: { text: 'Mavera is niet gekoppeld. Alleen de inzichten hebben het nodig.' },
    refused: {
      text: 'Mavera accepteert de sleutel niet.',
      whatToDo:
        'Open in Mavera Settings → Developer → API Keys, maak een sleutel en koppel hem opnieuw.',
    },
    unpaid: {
      text: 'Mavera kent de sleutel, maar het abonnement is afgelopen of de credits zijn op.',
      whatToDo: 'Open in Mavera Settings → Billing en verleng het.',
    },
  },
};
