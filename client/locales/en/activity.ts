export const activity = {
  activity: {
    title: 'Recent activity',
    none: 'Nothing has happened yet.',
    levels: { warning: 'Warning', error: 'Error' },
  },
};
