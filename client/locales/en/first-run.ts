export const firstRun = {
  setup: {
    title: 'Set up Brevo',
    description:
      'Five steps, a few minutes. You see in numbers what will happen before anything is sent, and you can leave and come back.',
    stepsLabel: 'Steps',
    done: 'Done',
    continue: 'Continue',
    saveAndContinue: 'Save and continue',
    listsIntro:
      'Choose a list, make a new one, or leave it for later. Being in a list is not consent: whom to write at all is a step of its own.',
    changeMapping: 'Change the mapping',
    fields_one: '{{formatted}} field',
    fields_other: '{{formatted}} fields',
    whatBrevoAsks:
      'Brevo opens its own form, which this app cannot fill in. It asks for an e-mail address and a company name; here they are {{email}} and {{store}}.',
    steps: {
      connect: { name: 'Connect Brevo', heading: 'Connect Brevo' },
      lists: { name: 'Choose lists', heading: 'Which list gets whom' },
      mapping: { name: 'Look over the fields', heading: 'Which field goes where' },
      consent: { name: 'Choose whom to write', heading: 'Who will be written to Brevo' },
      start: { name: 'Start', heading: 'Ready to start' },
    },
  },

  review: {
    intro:
      'Nothing has been written yet. Choose whom to write, and see the numbers for your store.',
  },

  start: {
    account: 'Brevo account:',
    kinds: 'What is synced:',
    changeKinds: 'Change what is synced',
    lists: 'Into the lists:',
    listOf: '{{name}}: {{list}}',
    consent: 'Who:',
    fields: 'Fields for each contact:',
    contacts: 'Contacts that will be written:',
    promise:
      'Nothing is deleted in Brevo, and nobody who unsubscribed becomes mailable again. You can cancel at any time.',
    leave: 'You may close this page: the sync goes on, and shows how far it is when you come back.',
    submit: 'Start the first sync',
  },
};
