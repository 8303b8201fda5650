export const consent = {
  consent: {
    title: 'Who is written to Brevo',
    intro:
      'Applies from the next sync on. Whatever you choose, nobody who unsubscribed is ever made mailable again.',
    legend: 'Choose whom to write',
    subscribers: {
      short: 'Subscribers only',
      label: 'Only people who subscribed (recommended)',
      description: 'Customers who opted in to your newsletter.',
    },
    'everyone-blocklisted': {
      short: 'Everyone, others blocked',
      label: 'Everyone, the others blocked for e-mail',
      description:
        'Those who did not opt in are created blocked, so nobody can mail them by mistake, and only if Brevo does not know them yet.',
    },
    everyone: {
      short: 'Everyone',
      label: 'Everyone, as mailable contacts',
      description: 'Only if all of your customers agreed to marketing in another way.',
    },
    written_one: '{{formatted}} contact.',
    written_other: '{{formatted}} contacts.',
    confirmation:
      'I confirm that every customer of this store agreed to receive marketing e-mail from us, and that we can show it.',
    confirmationMissing: 'Please confirm this, or choose another option.',
  },

  preview: {
    label: 'What a first sync will do',
    written: 'Will be written',
    skipped: 'Left out',
    failed: 'Cannot be written',
    total: 'Customers',
    mayRefuse:
      'Brevo has the last word: it may refuse a few of these, such as addresses it does not accept. You will see each of them, with the reason.',
    blocked_one: '{{formatted}} of those is created blocked, so that nobody can mail them.',
    blocked_other: '{{formatted}} of those are created blocked, so that nobody can mail them.',
    whySkipped: 'Why they are left out',
    whyFailed: 'Why they cannot be written',
    counting: 'Counting your customers',
    counted: '{{done}} of {{total}} counted',
    preparing: 'Asking BigCommerce how many there are',
    countedAt: 'Counted {{time}}',
    unfinished: 'The count did not finish.',
    again: 'Count again',
  },
};
