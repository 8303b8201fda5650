import { SECTIONS_EN } from '../../../server/contract/section-words.ts';

export const users = {
  users: {
    title: 'Who may open the app',
    intro:
      'Everybody who has opened it. Whom your store lets in is decided in the control panel, under the permissions of its users.',
    email: 'E-mail',
    you: '{{email}} (you)',
    role: 'Role',
    owner: 'Store owner',
    member: 'User',
    since: 'First opened',
  },

  audit: {
    title: 'Who changed what',
    intro: 'Kept for two years. Secrets and customers never appear here.',
    whose: 'Changes of',
    everybody: 'Everybody',
    none: 'Nothing was changed yet.',
    when: 'When',
    who: 'Who',
    what: 'What',
    nobody: 'The app itself',
    removedUser: 'A removed user ({{id}})',
    with: '{{action}}: {{detail}}',
  },

  settingChange: {
    line: '{{name}}: {{from}} → {{to}}',
    all: 'All {{formatted}} changes',
    allOf: 'All {{formatted}} changes of {{time}}',
    on: 'on',
    off: 'off',
    nothing: 'nothing',
    byDefault: 'default',
    list: 'List for {{name}}',
    status: 'Order status {{id}}',
    of: '{{shop}}, {{name}}',
    storefront: 'Storefront {{id}}',
    enabled: 'synced',
    everyoneConfirmed: 'Everyone agreed',
  },

  actions: {
    app_installed: 'Installed the app',
    app_reauthorised: 'Authorised the app again',
    owner_changed: 'The store has a new owner',
    user_removed: 'Was removed from the app',
    brevo_connected: 'Connected Brevo',
    brevo_account_changed: 'Connected another Brevo account',
    brevo_disconnected: 'Disconnected Brevo',
    brevo_ecommerce_activated: 'Activated eCommerce in Brevo',
    mend_started: 'Let the app mend something',
    settings_saved: 'Saved settings',
    everyone_confirmed: 'Confirmed that everyone agreed to be mailed',
    sync_started: 'Started a sync',
    sync_cancelled: 'Cancelled a sync',
  },

  sections: SECTIONS_EN,
};
