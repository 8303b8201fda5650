export const errors = {
  errors: {
    unreachable: {
      title: 'De app is niet bereikbaar.',
      whatToDo: 'Controleer je verbinding en probeer het opnieuw. Er is niets verloren gegaan.',
    },
    unreadable_answer: {
      title: 'De app gaf een antwoord dat deze pagina niet begrijpt.',
      whatToDo:
        'Misschien is de app bijgewerkt terwijl de pagina openstond. Open hem opnieuw via Apps.',
    },
    internal: {
      title: 'Er ging bij ons iets mis.',
      whatToDo: 'Probeer het opnieuw. Blijft het misgaan, mail dan support.',
    },
    unavailable: {
      title: 'De app wordt net gestart of bijgewerkt.',
      whatToDo: 'Probeer het over een minuut opnieuw.',
    },
    session_expired: {
      title: 'Je sessie is verlopen.',
      whatToDo: 'Open de app opnieuw via Apps.',
    },
    too_many_requests: {
      title: 'Dat ging iets te snel.',
      whatToDo: 'Wacht even en probeer het opnieuw.',
    },
    settings_changed: {
      title: 'Iemand anders heeft deze instellingen opgeslagen terwijl jij ze aanpaste.',
      whatToDo:
        'Je keuze staat er nog. Laad de nieuwere instellingen, kijk ze na en sla opnieuw op.',
    },
    kind_switched_off: {
      title: 'Waar deze records bij horen, is uitgeschakeld.',
      whatToDo: 'Schakel het in onder “Wat we synchroniseren” en probeer het dan opnieuw.',
    },
    invalid_request: { title: 'Zo kan dit niet worden opgeslagen.' },
    brevo_not_connected: {
      title: 'Brevo is niet gekoppeld.',
      whatToDo: 'Koppel eerst Brevo en probeer het dan opnieuw.',
    },
    brevo_key_rejected: {
      title: 'Brevo kent deze API-sleutel niet.',
      whatToDo:
        'Misschien is hij verwijderd, verlopen of afgekapt. Kopieer de hele sleutel uit Brevo en plak hem opnieuw.',
    },
    brevo_key_restricted: {
      title: 'Deze API-sleutel mag niet doen wat de synchronisatie nodig heeft.',
      whatToDo:
        'Bewerk de sleutel in Brevo: contacts en webhooks op “All”, eCommerce en events op “Read/write”, account op “Read”. Of gebruik een sleutel met volledige toegang.',
    },
    brevo_ip_not_allowed: {
      title: 'Brevo blokkeert onze server, omdat het IP-adres niet op je lijst staat.',
      whatToDo:
        'Open in Brevo Security → Authorised IPs en sta het adres toe dat daar staat, of zet “Block unknown IP addresses” uit. Probeer het daarna opnieuw.',
    },
    brevo_rejected: { title: 'Brevo weigerde dit.' },
    brevo_ecommerce_inactive: {
      title: 'eCommerce staat in Brevo niet aan.',
      whatToDo: 'Zet het aan vanaf het overzicht; dat kost Brevo zo’n vijf minuten.',
    },
    mavera_not_connected: {
      title: 'Mavera is niet gekoppeld.',
      whatToDo: 'Koppel eerst Mavera en probeer het dan opnieuw.',
    },
    mavera_key_rejected: {
      title: 'Mavera accepteert deze API-sleutel niet.',
      whatToDo:
        'Misschien is hij ingetrokken of verlopen, of ontbreekt er een teken. Open in Mavera Settings → Developer → API Keys, maak een sleutel en plak hem hier.',
    },
    mavera_key_restricted: {
      title: 'Mavera kent deze API-sleutel, maar laat hem dit niet doen.',
      whatToDo: 'Kijk in Mavera wat je account mag, of maak een sleutel als eigenaar.',
    },
    mavera_plan_ended: {
      title: 'Het Mavera-abonnement is afgelopen, of de credits zijn op.',
      whatToDo:
        'Open in Mavera Settings → Billing en verleng het. Probeer het daarna hier opnieuw.',
    },
    mavera_credits_short: {
      title: 'Je Mavera-account heeft hiervoor te weinig credits.',
      whatToDo: 'Koop credits bij in Mavera of wacht op de volgende factuurperiode.',
    },
    ceiling_run: {
      title: 'Dit kost meer dan je voor één run toestaat.',
      whatToDo: 'Verhoog het plafond bij “Credits en plafonds” en bevestig daarna opnieuw.',
    },
    ceiling_month: {
      title: 'Dit kost meer dan je voor een maand toestaat.',
      whatToDo:
        'Verhoog het plafond bij “Credits en plafonds” of wacht op de volgende maand, en bevestig daarna opnieuw.',
    },
    remote_failed: {
      title: 'Brevo, Mavera of BigCommerce antwoordde niet zoals het hoort.',
      whatToDo: 'Meestal is dat binnen enkele minuten voorbij. Probeer het opnieuw.',
    },
    remote_busy: {
      title: 'Brevo, Mavera of BigCommerce heeft het nu te druk.',
      whatToDo: 'Wacht een minuut en probeer het opnieuw.',
    },
    store_token_rejected: {
      title: 'BigCommerce laat de app je winkel niet meer lezen.',
      whatToDo: 'Sluit deze pagina en open de app opnieuw via Apps om weer toegang te geven.',
    },
    scope_missing: {
      title: 'De app mist een machtiging in je winkel.',
      whatToDo: 'Open de app opnieuw via Apps en accepteer de machtigingen waar hij om vraagt.',
    },
    store_not_installed: {
      title: 'De app is niet meer geïnstalleerd in deze winkel.',
      whatToDo: 'Installeer hem opnieuw via Apps.',
    },
    not_found: {
      title: 'Dit bestaat niet meer.',
      whatToDo:
        'Misschien heeft iemand het verwijderd. Laad de pagina opnieuw om te zien wat er is.',
    },
    conflict: {
      title: 'Dit is intussen gewijzigd.',
      whatToDo: 'Kijk wat er nu staat en probeer het opnieuw.',
    },
  },
};
