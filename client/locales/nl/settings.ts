export const settings = {
  settings: {
    save: 'Opslaan',
    saved: 'Opgeslagen.',
    discard: 'Wijzigingen weggooien',
    unsaved: 'Je hebt wijzigingen die nog niet zijn opgeslagen.',
    upToDate: 'Alles is opgeslagen.',
    loadNewer: 'De nieuwere instellingen laden',
  },

  unsaved: {
    title: 'Weggaan zonder op te slaan?',
    text: 'Je hebt op deze pagina instellingen gewijzigd en niet opgeslagen. Als je nu weggaat, ben je die wijzigingen kwijt.',
    stay: 'Hier blijven',
    leave: 'Weggaan zonder op te slaan',
  },

  conflict: {
    title: 'Iemand anders heeft instellingen opgeslagen terwijl jij ze aanpaste.',
    text: 'Van jou is nog niets opgeslagen of verloren gegaan. Sla je wijzigingen over die van de ander heen op; wat je niet hebt aangeraakt, blijft zoals de ander het achterliet. Of laat je wijzigingen vallen en bekijk die van de ander.',
    keepMine: 'Mijn wijzigingen eroverheen opslaan',
    takeTheirs: 'De mijne laten vallen en die van de ander tonen',
  },

  quota: {
    title: 'Snelheid',
    intro:
      'BigCommerce geeft je winkel een quotum aan verzoeken dat al je apps delen. Kies hoeveel daarvan de synchronisatie mag gebruiken.',
    label: 'Aandeel van het quotum',
  },
};
