export const connect = {
  connect: {
    title: 'Brevo koppelen',
    brevo: 'Brevo',
    intro:
      'Plak een API-sleutel van je Brevo-account. We controleren hem meteen bij Brevo en laten zien welk account erbij hoort.',
    noAccount: 'Nog geen Brevo-account?',
    createAccount: 'Maak er gratis een aan',
    key: 'API-sleutel',
    keyEnding: 'eindigt op {{keyEnding}}',
    keyIncomplete: 'Plak de hele API-sleutel. Hij begint met “xkeysib-”.',
    keyIsSafe: 'De sleutel wordt versleuteld bewaard en nooit meer getoond.',
    permissions:
      'Beperk je de sleutel, geef hem dan Contacts en Webhooks: All, eCommerce en Events: Read/write, Account: Read. Een sleutel met volledige toegang werkt ook.',
    whereIsTheKey: 'Waar je je API-sleutel vindt',
    openApiKeys: 'API-sleutels openen in Brevo',
    openAuthorisedIps: 'Authorised IPs openen in Brevo',
    submit: 'Controleren en koppelen',
    useAnotherKey: 'Een andere sleutel gebruiken',
    changeKey: 'API-sleutel wijzigen',
    enterKey: 'API-sleutel invoeren',
    account: 'Account',
    email: 'E-mail',
    plan: 'Abonnement',
    checkedAt: 'Laatst gecontroleerd',
    states: {
      connected: 'Gekoppeld',
      attention: 'Vraagt aandacht',
      not_connected: 'Niet gekoppeld',
    },
    stay: 'Gekoppeld blijven',
    disconnect: 'Ontkoppelen',
    disconnectTitle: 'Brevo ontkoppelen?',
    disconnectText:
      'De synchronisatie stopt en de API-sleutel wordt hier gewist. Wat in Brevo staat, blijft zoals het is, en je instellingen worden bewaard voor de volgende keer.',
  },

  attention: {
    paused:
      'Brevo weigert de verbinding, dus de synchronisatie wacht. Er gaat niets verloren: los het op, probeer het opnieuw en hij gaat verder waar hij was.',
    trying: 'Brevo wordt gevraagd…',
    tryAgain: 'Opnieuw proberen',
    disconnected: 'Brevo is niet gekoppeld, dus er wordt niets gesynchroniseerd.',
  },
};
