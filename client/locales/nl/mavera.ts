export const mavera = {
  mavera: {
    title: 'Mavera koppelen',
    connection: 'Mavera',
    intro:
      'De analyses van Mavera lezen de cijfers van je eigen winkel en zeggen wat je ermee kunt: hoe klanten over je producten spreken, wie ze zijn, en wat je op elk kanaal het best doet.',
    points: {
      figures: 'Alle cijfers worden hier berekend, uit je winkel. Mavera zet ze om in woorden.',
      nobody:
        'Mavera krijgt cijfers, reviews en namen van producten en kanalen. Niemand wordt genoemd.',
      credits:
        'Elke analyse betaal je met credits van je Mavera-account. Je ziet de prijs vooraf, en bepaalt wat ze mag kosten.',
      brevo:
        'Cohorten en persona’s komen terug in Brevo, als velden van je contacten en als lijsten.',
    },
    keyIncomplete: 'Plak de hele API-sleutel. Hij begint met “mvra_live_”.',
    whereIsTheKey: 'Maak een sleutel in Mavera, onder Settings → Developer → API Keys',
    checkIsFree: 'De sleutel wordt meteen bij Mavera geprobeerd. Dat kost geen credits.',
    openSettings: 'Instellingen openen in Mavera',
    openUsage: 'Credits openen in Mavera',
    trying: 'Mavera wordt gevraagd…',
    paused:
      'Mavera weigert de verbinding, dus analyses wachten. Er gaat niets verloren en niets wordt dubbel betaald: los het op en ze gaan verder waar ze waren.',
    disconnected:
      'Mavera is niet gekoppeld, dus er loopt geen analyse. Wat tot nu toe is gevonden, staat hier.',
    disconnectTitle: 'Mavera ontkoppelen?',
    disconnectText:
      'Er loopt geen analyse meer en de API-sleutel wordt hier gewist. Resultaten, schema’s en instellingen blijven, en ook wat Mavera heeft.',
  },
};
