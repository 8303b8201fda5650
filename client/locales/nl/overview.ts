export const overview = {
  overview: {
    kinds: {
      customers: 'Klanten',
      orders: 'Bestellingen',
      products: 'Producten',
      categories: 'Categorieën',
      carts: 'Winkelwagens',
      stock: 'Voorraad',
    },

    states: {
      off: 'Uit',
      never: 'Nog niets',
      syncing: 'Bezig',
      ok: 'Gelijk',
      attention: 'Vraagt aandacht',
    },

    severities: { error: 'Dringend', warning: 'Waarschuwing', info: 'Ter informatie' },

    attention: {
      title: 'Wat aandacht vraagt',
      none: 'Niets vraagt aandacht.',
      count_one: '{{count}} punt vraagt aandacht.',
      count_other: '{{count}} punten vragen aandacht, het dringendste eerst.',
      ecommerce: 'Producten en bestellingen wachten op eCommerce in Brevo.',
      ecommerceText:
        'Brevo bewaart producten, bestellingen en winkelwagens alleen als eCommerce aan staat. Klanten worden wel gesynchroniseerd. Het aanzetten kost Brevo zo’n vijf minuten; daarna gaat de synchronisatie vanzelf verder.',
      activate: 'eCommerce aanzetten',
      activating: 'Aangevraagd. De synchronisatie gaat over enkele minuten vanzelf verder.',
      blocked: 'De synchronisatie wacht op jou: {{kinds}}.',
      confirmation: 'Er gaat niemand naar Brevo tot je bevestigt dat iedereen heeft ingestemd.',
      confirmationText:
        'Je koos ervoor iedereen als mailbaar contact over te zetten. Daarvoor moet je bevestigen dat allen met marketing hebben ingestemd.',
      confirm: 'Bevestigen of anders kiezen',
      runFailed: 'De laatste synchronisatie stopte voor hij klaar was: {{kind}}.',
      startAgain: 'Opnieuw synchroniseren',
      webhooks_one: '{{formatted}} melding van je winkel is niet actief.',
      webhooks_other: '{{formatted}} meldingen van je winkel zijn niet actief.',
      webhooksText:
        'Wijzigingen kunnen later aankomen. Ze worden vanzelf hersteld, en de nachtelijke controle haalt in wat is gemist.',
      diagnose: 'Zoek uit waarom',
      neverSynced: 'Aangezet, maar nog niet gesynchroniseerd: {{kinds}}.',
      neverSyncedText:
        'Alleen wijzigingen vanaf nu gaan naar Brevo, tot je synchroniseert wat er al is.',
      start: 'Eerste synchronisatie starten',
      failed_one: '{{kind}}: {{formatted}} record is niet in Brevo aangekomen.',
      failed_other: '{{kind}}: {{formatted}} records zijn niet in Brevo aangekomen.',
      failedText: 'Elk met de reden, en wat je eraan kunt doen.',
      seeFailed: 'Bekijk welke en waarom',
      readersFailed_one: '{{formatted}} lezer van de nieuwsbrief is niet in Brevo aangekomen.',
      readersFailed_other: '{{formatted}} lezers van de nieuwsbrief zijn niet in Brevo aangekomen.',
      readersFailedText:
        'Mensen die zich inschreven zonder klant te zijn, met een adres dat Brevo weigert. Ze worden bij de volgende synchronisatie van klanten opnieuw geprobeerd.',
      insights: {
        asking: 'Een analyse wacht op je antwoord: {{name}}.',
        unsure: 'Een analyse wacht op je beslissing: {{name}}.',
        waiting: 'Een analyse stokt, en gaat niet vanzelf verder: {{name}}.',
        failed: 'De laatste run van een analyse is mislukt: {{name}}.',
      },
      storefrontGone: 'Niet meer open, maar nog aan: {{names}}.',
      storefrontGoneText:
        'Wat er al in Brevo staat, blijft. Zet hem uit als hij niet meer terugkomt.',
      storefrontNew: 'Nieuwe storefront: {{names}}.',
      storefrontNewText: 'Gebruikt de lijsten van alle storefronts, tot je andere kiest.',
      decide: 'Storefronts bekijken',
    },

    tiles: {
      title: 'Wat er in Brevo staat',
      why: 'Waarom de laatste keer sommige zijn overgeslagen',
      whySkipped: 'Waarom de laatste keer sommige zijn overgeslagen: {{kind}}',
      lastSynced: 'Laatst helemaal bekeken op {{time}}',
      lag: 'De oudste wijziging wacht {{duration}}',
      inStep: 'Er wacht geen wijziging',
      open: '{{kind}} in je controlepaneel',
      off: 'Uitgezet: hiervan gaat niets naar Brevo.',
      switchOn: 'Kies wat je synchroniseert',
      readers_one: 'En {{formatted}} lezer van de nieuwsbrief die geen klant is.',
      readers_other: 'En {{formatted}} lezers van de nieuwsbrief die geen klant zijn.',
    },

    webhooks: {
      title: 'Live wijzigingen',
      on: 'Komen aan',
      partly: 'Komen niet alle aan',
      counts: '{{active}} van {{expected}} meldingen actief',
      last: 'Laatste wijziging gehoord op {{time}}',
      none: 'Nog geen wijziging gehoord',
      brevo: {
        ok: 'Brevo meldt uitschrijvingen meteen',
        nightly: 'Uitschrijvingen in Brevo worden alleen ’s nachts gevonden',
      },
    },

    daily: {
      title: 'Naar Brevo geschreven',
      periods: { today: 'Vandaag', month: '30 dagen' },
      totals: {
        today_one: 'Vandaag is {{formatted}} record overgezet.',
        today_other: 'Vandaag zijn {{formatted}} records overgezet.',
        month_one: 'In de laatste 30 dagen is {{formatted}} record overgezet.',
        month_other: 'In de laatste 30 dagen zijn {{formatted}} records overgezet.',
      },
      kinds: {
        customers: 'Contacten',
        orders: 'Bestellingen',
        products: 'Producten',
        categories: 'Categorieën',
        carts: 'Winkelwagens',
      },
      when: { today: 'Uur', month: 'Dag' },
      showTable: 'Hetzelfde als tabel',
      note: 'Wat vaak wijzigt, wordt vaak overgezet. Dagen beginnen volgens de klok van je winkel ({{timeZone}}).',
    },

    next: {
      title: 'Aanbevolen vervolgstappen',
      intro: 'Je winkel is gekoppeld. Hiermee haal je er meer uit.',
      tickOff: 'Afvinken',
      tickOffOf: 'Afvinken: {{step}}',
      steps: {
        cart_automation: {
          title: 'Zet in Brevo herinneringen voor verlaten winkelwagens aan',
          text: 'Winkelwagens komen aan met hun artikelen en een link die ze terugbrengt. Open in Brevo Automations en kies “Abandoned cart”.',
          link: 'Brevo openen',
        },
        own_fields: {
          title: 'Neem je eigen velden mee',
          text: 'Klantkenmerken en formuliervelden van je winkel kunnen attributen in Brevo vullen, voor eigen segmenten.',
          link: 'Velden koppelen',
        },
        storefronts: {
          title: 'Beslis over je storefronts',
          text: 'Elke storefront kan eigen lijsten hebben, of worden weggelaten.',
          link: 'Lijsten en storefronts',
        },
        mavera: {
          title: 'Zie wat je cijfers zeggen',
          text: 'Mavera leest je reviews, klanten en kanalen, en zegt wat je kunt doen. Persona’s en cohorten komen terug in Brevo.',
          link: 'Mavera koppelen',
        },
      },
    },
  },
};
