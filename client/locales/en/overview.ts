export const overview = {
  customers: {
    title: 'Customers',
    whySkipped: 'Why some were left out in the last sync',
    lastSynced: 'Last written {{time}}',
    openInControlPanel: 'Customers in your control panel',
  },
};
