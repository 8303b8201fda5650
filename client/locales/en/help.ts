export const help = {
  helpPage: {
    support: 'Ask us',
    supportText:
      'Write to us in English or Dutch. Say what you expected and what happened; we can look up the rest by your store.',
    address: 'Support',
    store: 'Your store',
    user: 'You are',
    guides: 'Guides and status',
    status: 'Is everything up and running?',
    questions: 'What merchants ask most',
    missing: {
      question: 'Why is somebody not in Brevo?',
      answer:
        'Most often because they did not subscribe, or their e-mail address is not valid. The overview counts everybody who was left out, by reason, and shows each record that Brevo refused, with what to do.',
      link: 'See who was left out',
    },
    numbers: {
      question: 'Do the numbers add up?',
      answer:
        'Always: in Brevo, left out, failed and waiting together are what your store has. If your store says otherwise, start a sync and look again.',
      link: 'See the numbers',
    },
    speed: {
      question: 'How soon does a change arrive?',
      answer:
        'Usually within seconds, while a first sync of a large store can take hours. There is nothing to wait for a day for: the overview says what is still on its way.',
      link: 'See what is on its way',
    },
    newKey: {
      question: 'Must I install the app again to change the API key?',
      answer:
        'No. Enter the new key on the overview: settings and history stay, and the sync goes on where it was.',
      link: 'Change the API key',
    },
    consent: {
      question: 'Can the app mail people who did not agree?',
      answer:
        'It sends no mail. It writes only whom you chose, and whoever unsubscribed in either place stays unsubscribed.',
      link: 'See whom you chose',
    },
    uninstall: {
      question: 'What stays when I uninstall the app?',
      answer:
        'In Brevo everything stays as it is. What the app kept of your store is erased within a minute, users and history included.',
      link: 'See what is kept of users',
    },
  },
};
