export const connect = {
  connect: {
    title: 'Connect Brevo',
    brevo: 'Brevo',
    intro:
      'Paste an API key of your Brevo account. We check it with Brevo at once and show you which account it opens.',
    noAccount: 'No Brevo account yet?',
    createAccount: 'Create one for free',
    key: 'API key',
    keyEnding: 'ends in {{keyEnding}}',
    keyIncomplete: 'Paste the whole API key. It begins with “xkeysib-”.',
    keyIsSafe: 'The key is stored encrypted and never shown again.',
    permissions:
      'If you restrict the key, give it Contacts and Webhooks: All, eCommerce and Events: Read/write, Account: Read. A key with full access works as well.',
    whereIsTheKey: 'Where to find your API key',
    openApiKeys: 'Open API keys in Brevo',
    openAuthorisedIps: 'Open Authorised IPs in Brevo',
    submit: 'Check and connect',
    useAnotherKey: 'Use another key',
    changeKey: 'Change API key',
    enterKey: 'Enter API key',
    account: 'Account',
    email: 'E-mail',
    plan: 'Plan',
    checkedAt: 'Last checked',
    states: {
      connected: 'Connected',
      attention: 'Needs attention',
      not_connected: 'Not connected',
    },
    stay: 'Stay connected',
    disconnect: 'Disconnect',
    disconnectTitle: 'Disconnect Brevo?',
    disconnectText:
      'The sync stops and the API key is erased here. What is in Brevo stays as it is, and your settings are kept for the next time.',
  },

  attention: {
    paused:
      'Brevo refuses the connection, so the sync is waiting. Nothing is lost: once this is mended, try again and it goes on where it stopped.',
    trying: 'Asking Brevo…',
    tryAgain: 'Try again',
    disconnected: 'Brevo is not connected, so nothing is synced.',
  },
};
