export const consent = {
  consent: {
    title: 'Wie er naar Brevo gaat',
    intro:
      'Geldt vanaf de volgende synchronisatie. Wat je ook kiest: wie zich heeft uitgeschreven, wordt nooit opnieuw mailbaar.',
    legend: 'Kies wie je overzet',
    subscribers: {
      short: 'Alleen abonnees',
      label: 'Alleen mensen die zich hebben ingeschreven (aanbevolen)',
      description: 'Klanten die zich hebben aangemeld voor je nieuwsbrief.',
    },
    'everyone-blocklisted': {
      short: 'Iedereen, anderen geblokkeerd',
      label: 'Iedereen, de anderen geblokkeerd voor e-mail',
      description:
        'Wie zich niet heeft aangemeld, wordt geblokkeerd aangemaakt, zodat niemand hen per ongeluk mailt, en alleen als Brevo hen nog niet kent.',
    },
    everyone: {
      short: 'Iedereen',
      label: 'Iedereen, als mailbare contacten',
      description: 'Alleen als al je klanten op een andere manier met marketing hebben ingestemd.',
    },
    written_one: '{{formatted}} contact.',
    written_other: '{{formatted}} contacten.',
    confirmation:
      'Ik bevestig dat elke klant van deze winkel heeft ingestemd met marketingmails van ons, en dat we dat kunnen aantonen.',
    confirmationMissing: 'Bevestig dit, of kies een andere optie.',
  },

  preview: {
    label: 'Wat een eerste synchronisatie doet',
    written: 'Wordt overgezet',
    skipped: 'Overgeslagen',
    failed: 'Kan niet worden overgezet',
    total: 'Klanten',
    mayRefuse:
      'Brevo heeft het laatste woord: het kan er enkele weigeren, zoals adressen die het niet accepteert. Je ziet ze allemaal, met de reden.',
    blocked_one:
      '{{formatted}} daarvan wordt geblokkeerd aangemaakt, zodat niemand dit contact kan mailen.',
    blocked_other:
      '{{formatted}} daarvan worden geblokkeerd aangemaakt, zodat niemand hen kan mailen.',
    whySkipped: 'Waarom ze worden overgeslagen',
    whyFailed: 'Waarom ze niet kunnen worden overgezet',
    counting: 'Je klanten worden geteld',
    counted: '{{done}} van {{total}} geteld',
    preparing: 'BigCommerce wordt gevraagd hoeveel het er zijn',
    countedAt: 'Geteld op {{time}}',
    unfinished: 'De telling is niet afgemaakt.',
    again: 'Opnieuw tellen',
  },
};
