export const activity = {
  activity: {
    title: 'Recente activiteit',
    none: 'Er is nog niets gebeurd.',
    levels: { warning: 'Waarschuwing', error: 'Fout' },
  },
};
