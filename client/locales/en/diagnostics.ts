import { ANY_CHECK_WORDS, CHECK_WORDS } from '../../../server/contract/diagnostic-words.ts';
import type { CheckId } from '../../../server/contract/diagnostics.ts';

export const diagnostics = {
  diagnostics: {
    result: 'Result',
    checkAll: 'Check everything',
    checkAgain: 'Check again',
    checkOneAgain: 'Check again: {{check}}',
    running: 'Checking your store, Brevo and what lies between them…',
    never:
      'Nobody has checked yet. It takes some seconds, and changes nothing in your store or in Brevo.',
    allWell: 'Everything is in order.',
    toLookAt_one: '{{number}} check deserves a look.',
    toLookAt_other: '{{number}} checks deserve a look.',
    checkedAt: 'Everything was last checked on {{time}}.',
    onlyAttention: 'Show only what deserves a look',
    isMending: 'Being mended; it is checked again by itself.',

    states: {
      ok: 'In order',
      off: 'Not in use',
      warning: 'Look at it',
      problem: 'Problem',
      unknown: 'Not known',
    },

    areas: {
      store: 'Your store',
      brevo: 'Brevo',
      sync: 'Between the two',
      mavera: 'Mavera',
      browser: 'This browser',
    },

    mends: {
      webhooks: 'Register webhooks again',
      brevo_webhook: 'Register the webhook in Brevo',
      ecommerce: 'Switch eCommerce on',
      lists: 'Make the lists anew',
      attributes: 'Create the attributes',
      reconcile: 'Compare with the store',
      rewrite_products: 'Write all products again',
      resume: 'Let the sync go on',
    },

    browser: {
      storage: {
        title: 'Cookies and storage',
        ok: 'The browser allows them. The app needs neither.',
        blocked: 'The browser blocks them here. The app works without either.',
      },
      frame: {
        title: 'Opened in the control panel',
        ok: 'The app is open inside your control panel.',
        outside:
          'The app is open outside of your control panel. It works here, too, until its session ends.',
      },
      controlPanel: {
        title: 'Signing out of the control panel',
        ok: 'The app notices it at once.',
        missing:
          'The control panel’s own script is blocked here, perhaps by an extension. The app works; its session ends by itself, ten hours after it was opened at the latest.',
      },
    },

    // Only the titles are asked for by name. The compiler would be busy with all others for nothing.
    checks: CHECK_WORDS as Readonly<Record<CheckId, { title: string }>>,
    anyCheck: ANY_CHECK_WORDS as object,
  },
};
