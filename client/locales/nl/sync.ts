export const sync = {
  sync: {
    title: 'Laatste synchronisatie',
    now: 'Nu synchroniseren',
    choose: 'Kies wat je synchroniseert',
    start: 'Starten',
    what: 'Wat',
    others: 'Winkelwagens en voorraad komen vanzelf, zodra ze wijzigen.',
    how: 'Hoe',
    modes: {
      changes: {
        label: 'Wat is gewijzigd (aanbevolen)',
        text: 'Loopt alles na, en zet alleen over wat Brevo nog niet weet.',
      },
      full: {
        label: 'Alles nog een keer',
        text: 'Zet elk record opnieuw over. Duurt langer; nuttig als er in Brevo iets is gewijzigd of verwijderd.',
      },
    },
    never: 'Er is nog niets gesynchroniseerd.',
    took: 'duurde {{duration}}',
    counts: '{{synced}} in Brevo, {{skipped}} overgeslagen, {{failed}} mislukt',
    states: { succeeded: 'Klaar', failed: 'Mislukt', cancelled: 'Geannuleerd' },
  },

  run: {
    title: 'Synchronisatie bezig',
    of: 'Synchronisatie bezig: {{kind}}',
    queued: 'Begint zo',
    waiting: 'Gepauzeerd',
    phases: {
      preparing: 'Lijsten en attributen in Brevo klaarzetten',
      consent: 'Lezen wie zich heeft ingeschreven',
      customers: 'Klanten naar Brevo sturen',
      categories: 'Categorieën naar Brevo sturen',
      products: 'Producten naar Brevo sturen',
      orders: 'Bestellingen naar Brevo sturen',
      finishing: 'Wachten op bevestiging van Brevo',
    },
    milestone: '{{phase}}: meer dan {{percent}} gelezen',
    waits: {
      quota: 'Wacht op het quotum van je winkel',
      brevo_limit: 'Wacht op Brevo, dat nu geen aanvragen meer aanneemt',
      platform: 'BigCommerce of Brevo gaf geen antwoord en wordt opnieuw gevraagd',
      resuming:
        'Gaat verder na een onderbreking: wat misschien niet is aangekomen, wordt opnieuw gelezen',
      customers: 'Wacht tot de klanten in Brevo staan',
      brevo_processing: 'Alles is gelezen. Brevo verwerkt het laatste deel',
      merchant: 'Gaat verder zodra dit is opgelost',
    },
    goesOnAt: '{{words}}, gaat verder om {{time}}',
    read: '{{read}} van {{total}} gelezen',
    confirmed: '{{confirmed}} bevestigd door Brevo',
    rate: '{{rate}} per seconde',
    remaining: 'nog ongeveer {{duration}}',
    awaitingBrevo: 'Bij Brevo',
    letItRun: 'Laten lopen',
    cancel: 'Synchronisatie annuleren',
    cancelOf: 'Synchronisatie annuleren: {{kind}}',
    cancelAll: 'Alles annuleren',
    cancelTitle: 'Deze synchronisatie annuleren?',
    cancelAllTitle: 'Alle synchronisaties annuleren?',
    cancelText:
      'Wat al in Brevo is aangekomen, blijft daar. De volgende synchronisatie begint opnieuw.',
  },

  counts: {
    total: 'Totaal',
    synced: 'In Brevo',
    skipped: 'Overgeslagen',
    failed: 'Mislukt',
    pending: 'Wacht',
  },
};
