export const insights = {
  insights: {
    kinds: {
      brand_health: 'Merkgezondheid',
      personas: 'Persona’s en cohorten',
      channel_strategy: 'Kanaalstrategie',
    },
    gives: {
      brand_health:
        'Leest de reviews van je producten: een score, hoe die per maand loopt, waar klanten over spreken met citaten, de beste en de slechtste producten, en wat je kunt doen.',
      personas:
        'Deelt je klanten in naar wat ze kopen en naar je eigen velden, en laat Mavera van elk deel een persona maken.',
      channel_strategy:
        'Vergelijkt wat elk van je kanalen opbrengt, en stelt voor elk content, boodschap, een campagne en een deel van het budget voor.',
    },
    views: {
      label: 'Onderdelen van deze analyse',
      result: 'Resultaat',
      history: 'Geschiedenis',
      settings: 'Instellingen',
    },
    open: 'Openen',
    openOf: 'Openen: {{name}}',
    noResult: 'Nog geen resultaat',
    noneOfThis: 'Deze keer kwam er geen resultaat.',
    unreadable:
      'Dit resultaat is door een andere versie van de app gemaakt en kan niet worden getoond.',
    result: 'Resultaat van {{time}}',
    toLatest: 'Naar het nieuwste resultaat',
    compareWith: 'Vergelijken met het resultaat van',
    comparedWith: 'Vergeleken met het resultaat van {{time}}',
    changes: 'Wat er sindsdien is veranderd',
    what: 'Wat',
    before: 'Toen',
    now: 'Nu',
    todo: 'Wat je kunt doen',
    tableOf: 'Hetzelfde als tabel: {{chart}}',
    export: { csv: 'Bewaren als CSV', json: 'Bewaren als JSON', print: 'Afdrukken' },

    runs: 'Volgende analyse',
    live: 'Analyse bezig',
    never: 'Deze analyse heeft nog niet gelopen.',
    doneAt: 'Laatst gelopen op {{time}}, voor {{spent}}.',
    cancelledAt: 'De laatste is op {{time}} geannuleerd, na {{spent}}.',
    failedAt: 'De laatste is op {{time}} mislukt, na {{spent}}.',
    nextRun: 'Loopt weer op {{time}}',
    noSchedule: 'Heeft geen schema: loopt als je hem start.',
    run: 'Nu starten',
    dryRun: 'Proefdraaien',
    cancel: 'Analyse annuleren',
    cancelTitle: 'Deze analyse annuleren?',
    cancelText: 'Er gaat niets meer naar Mavera. Wat al is betaald, blijft betaald.',
    resume: 'Verdergaan',
    repeat: 'Opnieuw vragen, ook als het dubbel wordt betaald',
    raiseCeiling: 'Plafonds wijzigen',
    progress: 'Voortgang van de analyse',
    progressOf: 'Voortgang: {{name}}',
    spent: '{{spent}} tot nu toe',
    spentOf: '{{spent}} tot nu toe, geschat op {{estimate}}',

    states: {
      queued: 'Begint zo',
      running: 'Bezig',
      waiting: 'Wacht',
      asking: 'Wacht op je antwoord',
      unsure: 'Wacht op je beslissing',
      succeeded: 'Klaar',
      failed: 'Mislukt',
      cancelled: 'Geannuleerd',
    },
    causes: {
      person: 'Met de hand gestart',
      schedule: 'Gestart volgens schema',
      trigger: 'Gestart door wat er in de winkel gebeurde',
    },

    plan: {
      title: 'Wat deze analyse doet en kost',
      reading: 'De cijfers worden gelezen. Er gaat niets naar Mavera dat credits kost.',
      costs: 'Dit kost',
      asksFirst:
        'Tot {{credits}} credits daarvan zijn voor wat pas wordt gemaakt als je het hebt bevestigd.',
      show: 'Laat precies zien wat er zou worden verstuurd',
      notExact: 'bevat wat een eerder antwoord zegt',
      confirmed: 'pas nadat je bevestigt',
      bodyOf: 'Inhoud van {{call}}',
      start: 'Deze analyse starten',
    },

    question: {
      title: 'Mave vraagt iets voor het verdergaat',
      answer: 'Je antwoord',
      send: 'Antwoord versturen',
      price: 'Het antwoord komt in hetzelfde gesprek, en kost zelf ook credits.',
      wrong: 'Schrijf een antwoord van hooguit 4.000 tekens, zonder e-mailadressen.',
    },
    proposal: {
      title: 'Welke persona’s wil je laten maken?',
      text: 'Ze bestaan nog niet in Mavera. Die er al zijn, worden bijgehouden zonder zoveel te kosten.',
      item_one: '{{formatted}} persoon · {{credits}}',
      item_other: '{{formatted}} mensen · {{credits}}',
      sum: 'Samen: {{credits}}',
      choose: 'Vink aan wat je wilt',
      make_one: '{{count}} persona maken',
      make_other: '{{count}} persona’s maken',
      none: 'Geen enkele maken',
      note: 'Er wordt niets gemaakt en niets betaald voor je op de knop drukt.',
    },

    credits_one: '{{formatted}} credit',
    credits_other: '{{formatted}} credits',
    creditsAtMost_one: 'hoogstens {{formatted}} credit',
    creditsAtMost_other: 'hoogstens {{formatted}} credits',
    creditRange: '{{least}} tot {{most}} credits',
    needed: 'Er zijn {{needed}} credits nodig.',
    left: 'Er zijn er {{left}} over.',
    creditsTitle: 'Credits',
    creditsIntro: 'Een maand is een kalendermaand, in UTC.',
    spentThisMonth: 'Deze maand hier besteed',
    spentAtMost:
      'Hoogstens: waar Mavera niet zei wat iets kostte, telt het meeste dat het kan kosten.',
    remaining: 'Over bij Mavera',
    included: 'In je abonnement',
    periodEnd: 'De factuurperiode van Mavera eindigt op {{date}}.',
    creditsUnknown:
      'Wat er op je Mavera-account over is, is niet bekend: het is niet gekoppeld, of antwoordt niet.',
    toCredits: 'Credits en plafonds',

    ceilings: {
      title: 'Plafonds',
      intro:
        'Een betaalde vraag die hier overheen kan gaan, wordt niet gesteld. De analyse wacht tot je het plafond verhoogt.',
      elsewhere:
        'Wat één analyse en alle analyses van een maand mogen kosten, stel je voor alle samen in.',
      perRun: 'Meeste credits voor één analyse',
      perMonth: 'Meeste credits voor alle analyses van een maand',
      month: 'Plafond van de maand',
    },
    unsure: {
      title: 'Als een antwoord verloren gaat',
      text: 'Breekt de verbinding tijdens een betaalde vraag af, dan zoekt de app uit wat ervan kwam. Als niets laat zien of er is betaald:',
      choices: {
        ask: {
          label: 'Vraag het mij (aanbevolen)',
          text: 'De analyse wacht tot iemand beslist.',
        },
        repeat: {
          label: 'Opnieuw vragen',
          text: 'De analyse gaat vanzelf verder; een enkele keer wordt een vraag dubbel betaald.',
        },
      },
    },

    schedule: {
      title: 'Schema',
      intro:
        'Uren zijn die van de dag van je winkel. ’s Nachts heeft je winkel zijn quotum het minst nodig.',
      every: 'Loopt vanzelf',
      rhythms: {
        never: 'Nooit',
        day: 'Elke dag',
        week: 'Elke week',
        month: 'Elke maand',
      },
      weekday: 'Op',
      dayOfMonth: 'Op dag',
      hour: 'Vanaf',
    },
    triggers: {
      title: 'Als er iets gebeurt',
      label: 'Ook starten als er in de winkel iets gebeurt',
      minDays: 'Hooguit eens in zoveel dagen',
      when: {
        brand_health:
          'Zoveel nieuwe reviews, of een waardering die daalt. Een uur later, zodat meerdere samen één analyse zijn.',
        personas: 'Een cohort dat is gegroeid. Daar wordt eens per nacht naar gekeken.',
        channel_strategy:
          'Een kanaal dat tien punten van de omzet wint of verliest. Daar wordt eens per nacht naar gekeken.',
      },
    },
    options: 'Waar de analyse naar kijkt',
    speaker: {
      text: 'Een persona van je Mavera-account. Die kleurt de antwoorden; cijfers blijven wat ze zijn.',
      byTheApp: 'Gekozen door de app',
      byTheAppNow: 'Gekozen door de app: {{name}}',
      own: '{{name}} (van jezelf)',
      gone: 'Niet meer in je account: de app kiest',
      unread: 'De persona die gekozen was',
    },
    wordsWrong: 'Hooguit 500 tekens, en geen e-mailadressen: Mavera leest dit.',

    history: {
      title: 'Geschiedenis',
      intro: 'De laatste 20 keer.',
      started: 'Gestart',
      state: 'Hoe het ging',
      spent: 'Kosten',
      estimate: 'geschat op {{credits}}',
      result: 'Resultaat',
      see: 'Resultaat bekijken',
      seeOf: 'Resultaat bekijken: {{time}}',
      compare: 'Vergelijken met het nieuwste',
      compareOf: 'Vergelijken met het nieuwste: {{time}}',
    },

    faults: {
      refused: 'Mavera wilde niet antwoorden.',
      cut_off: 'Het antwoord van Mavera brak halverwege af.',
      breaks_schema: 'Het antwoord van Mavera had niet de gevraagde vorm.',
      failed: 'Mavera kwam niet tot een antwoord.',
    },
  },

  numberField: {
    between: 'Vul een getal van {{min}} tot {{max}} in.',
    some: 'Iets op deze pagina kan zo niet worden opgeslagen. Er staat bij wat.',
  },
};
