export const settings = {
  settings: {
    save: 'Save',
    saved: 'Saved.',
    loadNewer: 'Load the newer settings',
  },

  quota: {
    title: 'Speed',
    intro:
      'BigCommerce gives your store a quota of requests that all your apps share. Choose how much of it the sync may use.',
    label: 'Share of the quota',
  },
};
