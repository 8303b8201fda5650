export const lists = {
  list: {
    needsConnection: 'Koppel Brevo om de lijsten te zien.',
    option: '{{name}} (#{{id}})',
    nameMissing: 'Geef de nieuwe lijst een naam.',
  },

  lists: {
    names: {
      allCustomers: 'Klanten',
      newsletter: 'Nieuwsbrief',
      buyers: 'Kopers',
      abandonedCart: 'Verlaten winkelwagens',
      cohortNew: 'Nieuwe klanten',
      cohortReturning: 'Terugkerende klanten',
      cohortVip: 'Vips',
    },
    texts: {
      allCustomers:
        'Klanten, en gasten die iets kochten. Brevo heeft deze lijst nodig; kies je er geen, dan wordt er een gemaakt.',
      newsletter:
        'Iedereen die de nieuwsbrief krijgt, klant of niet. Wie zich uitschrijft, gaat eruit.',
      buyers: 'Wie minstens één bestelling plaatste die niet is geannuleerd of geweigerd.',
      abandonedCart:
        'Wie een winkelwagen achterliet, tot die persoon koopt, terugkomt of de wagen leegt.',
      cohortNew: 'Wie heeft gekocht, tot dat vaak genoeg is voor een terugkerende klant.',
      cohortReturning: 'Wie blijft kopen, tot die persoon een vip is.',
      cohortVip: 'Wie het vaakst heeft gekocht, of voor het meest.',
    },
    suggested: {
      allCustomers: 'Klanten van {{shop}}',
      newsletter: 'Nieuwsbrief van {{shop}}',
      buyers: 'Kopers van {{shop}}',
      abandonedCart: 'Verlaten winkelwagens van {{shop}}',
      cohortNew: 'Nieuwe klanten van {{shop}}',
      cohortReturning: 'Terugkerende klanten van {{shop}}',
      cohortVip: 'Vips van {{shop}}',
    },
    forAll: {
      title: 'Welke lijst krijgt wie',
      intro:
        'Deze lijsten gelden voor elke storefront zonder eigen lijst. In een lijst staan is geen toestemming: wie er naar Brevo mag, kies je bij “Wat we synchroniseren”.',
    },
    none: 'Geen lijst',
    noneYet: 'Een nieuwe lijst, die de synchronisatie maakt',
    new: 'Nieuwe lijst',
    newFor: 'Nieuwe lijst: {{label}}',
    nameFor: 'Naam van de nieuwe lijst: {{label}}',
    make: 'Lijst maken',
    madeAtOnce: 'De lijst wordt meteen in Brevo gemaakt, in de map “BigCommerce”.',
    gone: 'Deze lijst staat niet meer in Brevo. Kies een andere.',
    goneOption: '#{{id}} (niet meer in Brevo)',
    people_one: '{{formatted}} persoon',
    people_other: '{{formatted}} personen',
    peopleOf_one:
      '{{formatted}} van {{all}} personen; de anderen gaven geen toestemming of kunnen niet naar Brevo',
    peopleOf_other:
      '{{formatted}} van {{all}} personen; de anderen gaven geen toestemming of kunnen niet naar Brevo',
    notCounted: 'Wordt bij de synchronisatie geteld',
    unknown: 'Nog niet geteld',
    inherited: 'Zoals voor alle storefronts',
    restInherited: 'De andere zoals voor alle storefronts',
    own: '{{name}}: {{list}}',
    change: 'Wijzigen',
    changeFor: 'Lijsten van {{shop}} wijzigen',
    of: 'Lijsten van {{shop}}',
    ofIntro:
      'Kies een lijst waar deze storefront een eigen lijst nodig heeft. De andere volgen wat voor alle storefronts is gekozen.',
    asForAll: 'Zoals voor alle storefronts: {{list}}',
    asForAllNone: 'Zoals voor alle storefronts: geen lijst',
    done: 'Klaar',
    badges: { new: 'Nieuw', gone: 'Gesloten' },
    kinds: {
      all: 'Alle storefronts',
      own: 'Met eigen lijsten',
      off: 'Uitgezet',
      attention: 'Nieuw of gesloten',
    },
    storefronts: {
      title: 'Storefronts',
      intro:
        'Waar je winkel verkoopt. Een storefront die uitstaat, telt niet mee: klanten, bestellingen en winkelwagens ervan gaan niet meer naar Brevo, en niemand blijft er nog door in een lijst.',
      name: 'Storefront',
      customers: 'Klanten',
      subscribers: 'Abonnees',
      lists: 'Lijsten',
      enabled: 'Synchroniseren',
      switch: '{{shop}} synchroniseren',
      search: 'Storefronts zoeken',
      show: 'Tonen',
      found_one: '{{formatted}} van {{all}} storefronts',
      found_other: '{{formatted}} van {{all}} storefronts',
      keep: 'Zo laten',
      keepFor: 'Zo laten: {{shop}}',
    },
  },

  channelTypes: {
    storefront: 'Webwinkel',
    marketplace: 'Marktplaats',
    pos: 'Winkel met kassa',
    marketing: 'Marketingkanaal',
  },
};
