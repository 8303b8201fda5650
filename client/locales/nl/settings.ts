export const settings = {
  settings: {
    save: 'Opslaan',
    saved: 'Opgeslagen.',
    loadNewer: 'De nieuwere instellingen laden',
  },

  quota: {
    title: 'Snelheid',
    intro:
      'BigCommerce geeft je winkel een quotum aan verzoeken dat al je apps delen. Kies hoeveel daarvan de synchronisatie mag gebruiken.',
    label: 'Aandeel van het quotum',
  },
};
