export const settings = {
  settings: {
    save: 'Save',
    saved: 'Saved.',
    discard: 'Discard changes',
    unsaved: 'You have changes that are not saved.',
    upToDate: 'Everything is saved.',
    loadNewer: 'Load the newer settings',
  },

  unsaved: {
    title: 'Leave without saving?',
    text: 'You changed settings on this page and did not save them. If you leave now, those changes are lost.',
    stay: 'Stay here',
    leave: 'Leave without saving',
  },

  conflict: {
    title: 'Somebody else saved settings while you were changing them.',
    text: 'Nothing of yours is saved or lost yet. Save your changes over theirs, and what you did not touch stays as they left it; or drop your changes and see theirs.',
    keepMine: 'Save my changes over theirs',
    takeTheirs: 'Drop mine and show theirs',
  },

  quota: {
    title: 'Speed',
    intro:
      'BigCommerce gives your store a quota of requests that all your apps share. Choose how much of it the sync may use.',
    label: 'Share of the quota',
  },
};
