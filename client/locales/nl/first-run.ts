export const firstRun = {
  setup: {
    title: 'Brevo instellen',
    description:
      'Vier stappen, een paar minuten. Je ziet in cijfers wat er gaat gebeuren voordat er iets wordt verstuurd, en je kunt tussendoor weggaan en later verdergaan.',
    stepsLabel: 'Stappen',
    done: 'Klaar',
    continue: 'Doorgaan',
    saveAndContinue: 'Opslaan en doorgaan',
    steps: {
      connect: { name: 'Brevo koppelen', heading: 'Brevo koppelen' },
      list: { name: 'Een lijst kiezen', heading: 'Kies een lijst voor je klanten' },
      review: { name: 'Nakijken', heading: 'Wie en wat er wordt overgezet' },
      start: { name: 'Starten', heading: 'Klaar om te starten' },
    },
  },

  review: {
    intro:
      'Er is nog niets overgezet. Kies wie je wilt overzetten en bekijk de aantallen voor jouw winkel.',
  },

  start: {
    account: 'Brevo-account:',
    list: 'In de lijst:',
    consent: 'Wie:',
    fields: 'Velden per contact:',
    contacts: 'Contacten die worden overgezet:',
    promise:
      'In Brevo wordt niets verwijderd, en wie zich heeft uitgeschreven, wordt niet opnieuw mailbaar. Je kunt op elk moment annuleren.',
    leave:
      'Je kunt deze pagina sluiten: de synchronisatie loopt door en toont hoe ver hij is als je terugkomt.',
    submit: 'Eerste synchronisatie starten',
  },
};
