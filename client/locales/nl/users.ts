import { SECTIONS_NL } from '../../../server/contract/section-words.ts';

export const users = {
  users: {
    title: 'Wie de app mag openen',
    intro:
      'Iedereen die hem heeft geopend. Wie er van je winkel in mag, bepaal je in het controlepaneel, bij de machtigingen van de gebruikers.',
    email: 'E-mail',
    you: '{{email}} (jij)',
    role: 'Rol',
    owner: 'Eigenaar van de winkel',
    member: 'Gebruiker',
    since: 'Voor het eerst geopend',
  },

  audit: {
    title: 'Wie wat heeft gewijzigd',
    intro: 'Twee jaar bewaard. Geheimen en klanten staan hier nooit in.',
    whose: 'Wijzigingen van',
    everybody: 'Iedereen',
    none: 'Er is nog niets gewijzigd.',
    when: 'Wanneer',
    who: 'Wie',
    what: 'Wat',
    nobody: 'De app zelf',
    removedUser: 'Een verwijderde gebruiker ({{id}})',
    with: '{{action}}: {{detail}}',
  },

  settingChange: {
    line: '{{name}}: {{from}} → {{to}}',
    all: 'Alle {{formatted}} wijzigingen',
    allOf: 'Alle {{formatted}} wijzigingen van {{time}}',
    on: 'aan',
    off: 'uit',
    nothing: 'niets',
    byDefault: 'standaard',
    list: 'Lijst voor {{name}}',
    status: 'Bestelstatus {{id}}',
    of: '{{shop}}, {{name}}',
    storefront: 'Storefront {{id}}',
    enabled: 'gesynchroniseerd',
    everyoneConfirmed: 'Iedereen is akkoord',
  },

  actions: {
    app_installed: 'Heeft de app geïnstalleerd',
    app_reauthorised: 'Heeft de app opnieuw geautoriseerd',
    owner_changed: 'De winkel heeft een nieuwe eigenaar',
    user_removed: 'Is uit de app verwijderd',
    brevo_connected: 'Heeft Brevo gekoppeld',
    brevo_account_changed: 'Heeft een ander Brevo-account gekoppeld',
    brevo_disconnected: 'Heeft Brevo ontkoppeld',
    brevo_ecommerce_activated: 'Heeft eCommerce in Brevo geactiveerd',
    mend_started: 'Liet de app iets herstellen',
    settings_saved: 'Heeft instellingen opgeslagen',
    everyone_confirmed: 'Heeft bevestigd dat iedereen akkoord is met mail',
    sync_started: 'Heeft een synchronisatie gestart',
    sync_cancelled: 'Heeft een synchronisatie geannuleerd',
  },

  sections: SECTIONS_NL,
};
