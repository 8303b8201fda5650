export const help = {
  helpPage: {
    support: 'Vraag het ons',
    supportText:
      'Schrijf ons in het Nederlands of Engels. Vertel wat je verwachtte en wat er gebeurde; de rest zoeken we op bij je winkel.',
    address: 'Support',
    store: 'Je winkel',
    user: 'Jij bent',
    guides: 'Handleidingen en status',
    status: 'Draait alles?',
    questions: 'Wat het vaakst wordt gevraagd',
    missing: {
      question: 'Waarom staat iemand niet in Brevo?',
      answer:
        'Meestal omdat diegene zich niet heeft ingeschreven, of omdat het e-mailadres ongeldig is. Het overzicht telt per reden wie is overgeslagen, en toont elk record dat Brevo weigerde, met wat je kunt doen.',
      link: 'Bekijk wie is overgeslagen',
    },
    numbers: {
      question: 'Kloppen de aantallen?',
      answer:
        'Altijd: in Brevo, overgeslagen, mislukt en wachtend zijn samen wat je winkel heeft. Zegt je winkel iets anders, start dan een synchronisatie en kijk nog eens.',
      link: 'Bekijk de aantallen',
    },
    speed: {
      question: 'Hoe snel komt een wijziging aan?',
      answer:
        'Meestal binnen seconden; alleen een eerste synchronisatie van een grote winkel kan uren duren. Een dag wachten hoeft nooit: het overzicht zegt wat er nog onderweg is.',
      link: 'Bekijk wat er onderweg is',
    },
    newKey: {
      question: 'Moet ik de app opnieuw installeren om de API-sleutel te wijzigen?',
      answer:
        'Nee. Voer de nieuwe sleutel in op het overzicht: instellingen en geschiedenis blijven, en de synchronisatie gaat verder waar hij was.',
      link: 'Wijzig de API-sleutel',
    },
    consent: {
      question: 'Kan de app mensen mailen die geen toestemming gaven?',
      answer:
        'De app verstuurt geen mail. Hij zet alleen over wie jij hebt gekozen, en wie zich op een van beide plekken heeft uitgeschreven, blijft uitgeschreven.',
      link: 'Bekijk wie je hebt gekozen',
    },
    uninstall: {
      question: 'Wat blijft er over als ik de app verwijder?',
      answer:
        'In Brevo blijft alles zoals het is. Wat de app van je winkel bewaarde, is binnen een minuut gewist, ook gebruikers en geschiedenis.',
      link: 'Bekijk wat er van gebruikers wordt bewaard',
    },
  },
};
