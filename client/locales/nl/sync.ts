export const sync = {
  sync: {
    title: 'Laatste synchronisatie',
    now: 'Nu synchroniseren',
    never: 'Er is nog niets gesynchroniseerd.',
    took: 'duurde {{duration}}',
    counts: '{{synced}} in Brevo, {{skipped}} overgeslagen, {{failed}} mislukt',
    states: { succeeded: 'Klaar', failed: 'Mislukt', cancelled: 'Geannuleerd' },
  },

  run: {
    title: 'Synchronisatie bezig',
    queued: 'Begint zo',
    waiting: 'Gepauzeerd; gaat vanzelf verder',
    phases: {
      preparing: 'Lijsten en attributen in Brevo klaarzetten',
      consent: 'Lezen wie zich heeft ingeschreven',
      customers: 'Klanten naar Brevo sturen',
      categories: 'Categorieën naar Brevo sturen',
      products: 'Producten naar Brevo sturen',
      orders: 'Bestellingen naar Brevo sturen',
      finishing: 'Wachten tot Brevo klaar is',
    },
    milestone: 'Klanten naar Brevo sturen: {{percent}} klaar',
    read: '{{read}} van {{total}} gelezen',
    rate: '{{rate}} per seconde',
    remaining: 'nog ongeveer {{duration}}',
    awaitingBrevo: 'Bij Brevo',
    letItRun: 'Laten lopen',
    cancel: 'Synchronisatie annuleren',
    cancelTitle: 'Deze synchronisatie annuleren?',
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
