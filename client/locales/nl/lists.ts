export const lists = {
  list: {
    title: 'Lijst',
    intro:
      'Contacten die naar Brevo gaan, komen in deze lijst. In een lijst staan is geen toestemming: wie er naar Brevo gaat, kies je apart.',
    legend: 'Welke lijst?',
    existing: 'Een bestaande lijst',
    none: 'Een bestaande lijst (je account heeft er nog geen)',
    new: 'Een nieuwe lijst, nu aangemaakt',
    which: 'Lijst in Brevo',
    placeholder: 'Kies een lijst',
    option: '{{name}} (#{{id}})',
    name: 'Naam van de nieuwe lijst',
    suggestedName: 'Klanten van {{store}}',
    missing: 'Kies een lijst of maak een nieuwe.',
    nameMissing: 'Geef de nieuwe lijst een naam.',
    needsConnection: 'Koppel Brevo om de lijsten te zien.',
  },
};
