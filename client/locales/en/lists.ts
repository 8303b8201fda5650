export const lists = {
  list: {
    title: 'List',
    intro:
      'Contacts written to Brevo are added to this list. Being in a list is not consent: whom to write at all is a choice of its own.',
    legend: 'Which list?',
    existing: 'A list that exists',
    none: 'A list that exists (your account has none yet)',
    new: 'A new list, made now',
    which: 'List in Brevo',
    placeholder: 'Choose a list',
    option: '{{name}} (#{{id}})',
    name: 'Name of the new list',
    suggestedName: '{{store}} customers',
    missing: 'Choose a list, or make a new one.',
    nameMissing: 'Give the new list a name.',
    needsConnection: 'Connect Brevo to see its lists.',
  },
};
