export const lists = {
  list: {
    needsConnection: 'Connect Brevo to see its lists.',
    option: '{{name}} (#{{id}})',
    nameMissing: 'Give the new list a name.',
  },

  lists: {
    names: {
      allCustomers: 'Customers',
      newsletter: 'Newsletter',
      buyers: 'Buyers',
      abandonedCart: 'Abandoned carts',
      cohortNew: 'New customers',
      cohortReturning: 'Returning customers',
      cohortVip: 'VIPs',
    },
    texts: {
      allCustomers:
        'Customers, and guests who bought. Brevo needs this list; if you choose none, one is made.',
      newsletter:
        'Everybody who gets the newsletter, customer or not. They leave it when they unsubscribe.',
      buyers: 'Whoever placed at least one order that was not cancelled or declined.',
      abandonedCart: 'Who left a cart behind, until they buy, come back or empty it.',
      cohortNew:
        'Whoever has bought, until they have bought often enough to be a returning customer.',
      cohortReturning: 'Whoever keeps buying, until they are a VIP.',
      cohortVip: 'Whoever has bought most often, or for most.',
    },
    suggested: {
      allCustomers: '{{shop}} customers',
      newsletter: '{{shop}} newsletter',
      buyers: '{{shop}} buyers',
      abandonedCart: '{{shop}} abandoned carts',
      cohortNew: '{{shop}} new customers',
      cohortReturning: '{{shop}} returning customers',
      cohortVip: '{{shop}} VIPs',
    },
    forAll: {
      title: 'Which list gets whom',
      intro:
        'These lists hold for every storefront that has none of its own. Being in a list is not consent: who may be written at all is chosen under “What is synced”.',
    },
    none: 'No list',
    noneYet: 'A new list, made by the sync',
    new: 'New list',
    newFor: 'New list: {{label}}',
    nameFor: 'Name of the new list: {{label}}',
    make: 'Make list',
    madeAtOnce: 'It is made in Brevo at once, in the folder “BigCommerce”.',
    gone: 'This list is no longer in Brevo. Choose another one.',
    goneOption: '#{{id}} (no longer in Brevo)',
    people_one: '{{formatted}} person',
    people_other: '{{formatted}} people',
    peopleOf_one:
      '{{formatted}} of {{all}} people; the others have not consented, or cannot be written',
    peopleOf_other:
      '{{formatted}} of {{all}} people; the others have not consented, or cannot be written',
    notCounted: 'Counted once it is synced',
    unknown: 'Not counted yet',
    inherited: 'As for all storefronts',
    restInherited: 'The others as for all storefronts',
    own: '{{name}}: {{list}}',
    change: 'Change',
    changeFor: 'Change the lists of {{shop}}',
    of: 'Lists of {{shop}}',
    ofIntro:
      'Choose a list where this storefront needs one of its own. All others follow what is chosen for all storefronts.',
    asForAll: 'As for all storefronts: {{list}}',
    asForAllNone: 'As for all storefronts: no list',
    done: 'Done',
    badges: { new: 'New', gone: 'Closed' },
    kinds: {
      all: 'All storefronts',
      own: 'With lists of their own',
      off: 'Switched off',
      attention: 'New or closed',
    },
    storefronts: {
      title: 'Storefronts',
      intro:
        'Where your store sells. One that is switched off is left out: its customers, orders and carts no longer go to Brevo, and nobody stays in a list because of it.',
      name: 'Storefront',
      customers: 'Customers',
      subscribers: 'Subscribers',
      lists: 'Lists',
      enabled: 'Synced',
      switch: 'Sync {{shop}}',
      search: 'Search storefronts',
      show: 'Show',
      found_one: '{{formatted}} of {{all}} storefronts',
      found_other: '{{formatted}} of {{all}} storefronts',
      keep: 'Keep as it is',
      keepFor: 'Keep as it is: {{shop}}',
    },
  },

  channelTypes: {
    storefront: 'Online shop',
    marketplace: 'Marketplace',
    pos: 'Shop with a till',
    marketing: 'Marketing channel',
  },
};
