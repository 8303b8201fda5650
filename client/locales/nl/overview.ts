export const overview = {
  customers: {
    title: 'Klanten',
    whySkipped: 'Waarom sommige bij de laatste synchronisatie zijn overgeslagen',
    lastSynced: 'Laatst overgezet op {{time}}',
    openInControlPanel: 'Klanten in je controlepaneel',
  },
};
