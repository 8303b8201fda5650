export const firstRun = {
  setup: {
    title: 'Set up Brevo',
    description:
      'Four steps, a few minutes. You see in numbers what will happen before anything is sent, and you can leave and come back.',
    stepsLabel: 'Steps',
    done: 'Done',
    continue: 'Continue',
    saveAndContinue: 'Save and continue',
    steps: {
      connect: { name: 'Connect Brevo', heading: 'Connect Brevo' },
      list: { name: 'Choose a list', heading: 'Choose a list for your customers' },
      review: { name: 'Look it over', heading: 'Who and what will be written' },
      start: { name: 'Start', heading: 'Ready to start' },
    },
  },

  review: {
    intro:
      'Nothing has been written yet. Choose whom to write, and see the numbers for your store.',
  },

  start: {
    account: 'Brevo account:',
    list: 'Into the list:',
    consent: 'Who:',
    fields: 'Fields for each contact:',
    contacts: 'Contacts that will be written:',
    promise:
      'Nothing is deleted in Brevo, and nobody who unsubscribed becomes mailable again. You can cancel at any time.',
    leave: 'You may close this page: the sync goes on, and shows how far it is when you come back.',
    submit: 'Start the first sync',
  },
};
