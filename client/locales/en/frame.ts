/** What every page may need: names, the frame, what is said when there is no page to show. */
export const frame = {
  appName: 'Brevo & Mavera by Pulsebridge',

  common: {
    cancel: 'Cancel',
    close: 'Close',
    documentTitle: '{{page}} · {{app}}',
    language: 'Language',
    loading: 'Loading',
    no: 'No',
    opensInNewTab: '{{text}} (opens in a new tab)',
    pages: 'Pages',
    showMore: 'Show more',
    tryAgain: 'Try again',
    yes: 'Yes',
  },

  pages: {
    overview: 'Overview',
    settings: 'Sync settings',
    lists: 'Lists and storefronts',
    mapping: 'Field mapping',
    synced: 'What is synced',
    insights: 'Insights',
    insightHome: 'Latest insights',
    brandHealth: 'Brand health',
    personas: 'Personas and cohorts',
    channels: 'Channels',
    credits: 'Credits and ceilings',
    diagnostics: 'Diagnostics',
    activity: 'Activity and problems',
    problems: 'Problems',
    log: 'Activity log',
    users: 'Users and audit',
    help: 'Help',
  },

  pageIntros: {
    overview: 'How your store and Brevo are in step, and what needs a look.',
    lists: 'Which list in Brevo gets whom.',
    mapping: 'Which field of a customer fills which attribute in Brevo.',
    synced: 'What goes to Brevo, in which detail, and whom it may be about.',
    insightHome: 'What Mavera’s analyses make of your store’s own figures.',
    brandHealth: 'How customers speak of your products, from their reviews.',
    personas: 'Who your customers are, in groups that Mavera and Brevo know.',
    channels: 'What each channel brings in, and what to do there.',
    credits: 'What the analyses have cost, and what they may cost.',
    diagnostics: 'Everything that is known to go wrong, checked live, with the ways out.',
    problems: 'What did not arrive in Brevo, why, and what to do about it.',
    log: 'What happened in your store, newest first.',
    users: 'Who may open the app, and who changed what.',
    help: 'Answers, guides, and people to ask.',
  },

  help: {
    guide: 'Read the guide',
    support: 'E-mail support',
  },

  offline: {
    title: 'You are offline.',
    text: 'What you see may be old. It is read again as soon as the connection is back; a sync goes on without this page.',
  },

  crash: {
    unreachableTitle: 'This page could not be fetched',
    unreachableText:
      'The network may be down, or the app was just updated. Try again; if it stays, open the app again from Apps. Your sync goes on without this page.',
    title: 'This page stumbled',
    text: 'Something went wrong while showing it. Your sync is not affected. If it happens again, please tell us.',
  },

  notFound: {
    title: 'There is no such page',
    text: 'The link may be old. Everything is still where it was, starting from the overview.',
    home: 'Go to the overview',
  },

  session: {
    openAgain:
      'To keep your store safe, the app can only be opened from your control panel. Please open it again from Apps.',
    not_opened: { title: 'Please open the app from Apps' },
    expired: { title: 'Your session has ended' },
    signed_out: { title: 'You are signed out' },
    unanswered: {
      title: 'The app does not answer',
      text: 'We could not open your session. This is on our side or on the way to it; please try again in a moment.',
    },
  },
};
