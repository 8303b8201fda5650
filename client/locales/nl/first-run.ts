export const firstRun = {
  setup: {
    title: 'Brevo instellen',
    description:
      'Vijf stappen, een paar minuten. Je ziet in cijfers wat er gaat gebeuren voordat er iets wordt verstuurd, en je kunt tussendoor weggaan en later verdergaan.',
    stepsLabel: 'Stappen',
    done: 'Klaar',
    continue: 'Doorgaan',
    saveAndContinue: 'Opslaan en doorgaan',
    listsIntro:
      'Kies een lijst, maak een nieuwe, of laat het voor later. In een lijst staan is geen toestemming: wie er naar Brevo gaat, is een eigen stap.',
    changeMapping: 'De koppeling wijzigen',
    fields_one: '{{formatted}} veld',
    fields_other: '{{formatted}} velden',
    whatBrevoAsks:
      'Brevo opent een eigen formulier, dat deze app niet kan invullen. Er wordt gevraagd naar een e-mailadres en een bedrijfsnaam; hier zijn dat {{email}} en {{store}}.',
    steps: {
      connect: { name: 'Brevo koppelen', heading: 'Brevo koppelen' },
      lists: { name: 'Lijsten kiezen', heading: 'Wie er in welke lijst komt' },
      mapping: { name: 'Velden nakijken', heading: 'Welk veld waarheen gaat' },
      consent: { name: 'Kiezen wie je overzet', heading: 'Wie er naar Brevo gaat' },
      start: { name: 'Starten', heading: 'Klaar om te starten' },
    },
  },

  review: {
    intro:
      'Er is nog niets overgezet. Kies wie je wilt overzetten en bekijk de aantallen voor jouw winkel.',
  },

  start: {
    account: 'Brevo-account:',
    kinds: 'Wat we synchroniseren:',
    changeKinds: 'Wijzigen wat we synchroniseren',
    lists: 'In de lijsten:',
    listOf: '{{name}}: {{list}}',
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
