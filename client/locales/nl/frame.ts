export const frame = {
  appName: 'Brevo & Mavera by Pulsebridge',

  common: {
    cancel: 'Annuleren',
    close: 'Sluiten',
    documentTitle: '{{page}} · {{app}}',
    language: 'Taal',
    loading: 'Laden',
    no: 'Nee',
    opensInNewTab: '{{text}} (opent in een nieuw tabblad)',
    pages: 'Pagina’s',
    showMore: 'Meer tonen',
    tryAgain: 'Opnieuw proberen',
    yes: 'Ja',
  },

  pages: {
    overview: 'Overzicht',
    settings: 'Instellingen',
    lists: 'Lijsten en storefronts',
    mapping: 'Velden koppelen',
    synced: 'Wat we synchroniseren',
    insights: 'Inzichten',
    insightHome: 'Nieuwste inzichten',
    brandHealth: 'Merkgezondheid',
    personas: 'Persona’s en cohorten',
    channels: 'Kanalen',
    credits: 'Credits en plafonds',
    diagnostics: 'Diagnose',
    activity: 'Activiteit en problemen',
    problems: 'Problemen',
    log: 'Logboek',
    users: 'Gebruikers en wijzigingen',
    help: 'Hulp',
  },

  pageIntros: {
    overview: 'Hoe je winkel en Brevo gelijklopen, en wat aandacht vraagt.',
    lists: 'Wie er in welke lijst in Brevo komt.',
    mapping: 'Welk veld van een klant welk attribuut in Brevo vult.',
    synced: 'Wat er naar Brevo gaat, hoe uitgebreid, en over wie het mag gaan.',
    insightHome: 'Wat Mavera’s analyses uit de cijfers van je winkel halen.',
    brandHealth: 'Hoe klanten over je producten spreken, uit hun reviews.',
    personas: 'Wie je klanten zijn, in groepen die Mavera en Brevo kennen.',
    channels: 'Wat elk kanaal opbrengt, en wat je er het best doet.',
    credits: 'Wat de analyses hebben gekost, en wat ze mogen kosten.',
    diagnostics: 'Alles wat er mis kan gaan, live gecontroleerd, met de uitwegen.',
    problems: 'Wat niet in Brevo aankwam, waarom, en wat je eraan kunt doen.',
    log: 'Wat er in je winkel gebeurde, het nieuwste eerst.',
    users: 'Wie de app mag openen, en wie wat heeft gewijzigd.',
    help: 'Antwoorden, handleidingen en mensen aan wie je het kunt vragen.',
  },

  help: {
    guide: 'Lees de handleiding',
    support: 'E-mail support',
  },

  offline: {
    title: 'Je bent offline.',
    text: 'Wat je ziet, kan verouderd zijn. Zodra de verbinding terug is, wordt alles opnieuw opgehaald; een synchronisatie loopt door zonder deze pagina.',
  },

  crash: {
    unreachableTitle: 'Deze pagina kon niet worden opgehaald',
    unreachableText:
      'Misschien is het netwerk weg, of is de app net bijgewerkt. Probeer het opnieuw; blijft het zo, open de app dan opnieuw via Apps. Je synchronisatie loopt door zonder deze pagina.',
    title: 'Deze pagina is vastgelopen',
    text: 'Er ging iets mis bij het tonen ervan. Je synchronisatie heeft er geen last van. Gebeurt het vaker, laat het ons dan weten.',
  },

  notFound: {
    title: 'Deze pagina bestaat niet',
    text: 'De link is misschien oud. Vanaf het overzicht vind je alles terug.',
    home: 'Naar het overzicht',
  },

  session: {
    openAgain:
      'Om je winkel veilig te houden, kan de app alleen vanuit je controlepaneel worden geopend. Open hem opnieuw via Apps.',
    not_opened: { title: 'Open de app via Apps' },
    expired: { title: 'Je sessie is verlopen' },
    signed_out: { title: 'Je bent uitgelogd' },
    unanswered: {
      title: 'De app antwoordt niet',
      text: 'We konden je sessie niet openen. Dat ligt aan ons of aan de verbinding; probeer het zo nog eens.',
    },
  },
};
