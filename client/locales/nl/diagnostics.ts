import { brevoChecks } from './diagnostics/brevo-checks.ts';
import { storeChecks } from './diagnostics/store-checks.ts';
import { syncChecks } from './diagnostics/sync-checks.ts';

export const diagnostics = {
  diagnostics: {
    result: 'Resultaat',
    checkAll: 'Alles controleren',
    checkAgain: 'Opnieuw controleren',
    checkOneAgain: 'Opnieuw controleren: {{check}}',
    running: 'Je winkel, Brevo en wat ertussen zit worden gecontroleerd…',
    never:
      'Er is nog niets gecontroleerd. Het duurt een paar seconden en verandert niets in je winkel of in Brevo.',
    allWell: 'Alles is in orde.',
    toLookAt_one: '{{number}} controle vraagt aandacht.',
    toLookAt_other: '{{number}} controles vragen aandacht.',
    checkedAt: 'Alles is voor het laatst gecontroleerd op {{time}}.',
    onlyAttention: 'Alleen tonen wat aandacht vraagt',
    isMending: 'Wordt hersteld en daarna vanzelf opnieuw gecontroleerd.',

    states: {
      ok: 'In orde',
      off: 'Niet in gebruik',
      warning: 'Kijk ernaar',
      problem: 'Probleem',
      unknown: 'Onbekend',
    },

    areas: {
      store: 'Je winkel',
      brevo: 'Brevo',
      sync: 'Tussen beide',
      mavera: 'Mavera',
      browser: 'Deze browser',
    },

    mends: {
      webhooks: 'Webhooks opnieuw registreren',
      brevo_webhook: 'Webhook in Brevo registreren',
      ecommerce: 'eCommerce inschakelen',
      lists: 'Lijsten opnieuw maken',
      attributes: 'Attributen aanmaken',
      reconcile: 'Met de winkel vergelijken',
      rewrite_products: 'Alle producten opnieuw schrijven',
      resume: 'Synchronisatie laten doorgaan',
    },

    browser: {
      storage: {
        title: 'Cookies en opslag',
        ok: 'De browser staat ze toe. De app heeft geen van beide nodig.',
        blocked: 'De browser blokkeert ze hier. De app werkt zonder.',
      },
      frame: {
        title: 'Geopend in het controlepaneel',
        ok: 'De app is geopend in je controlepaneel.',
        outside:
          'De app is buiten je controlepaneel geopend. Ook hier werkt hij, tot zijn sessie afloopt.',
      },
      controlPanel: {
        title: 'Afmelden bij het controlepaneel',
        ok: 'De app merkt het meteen.',
        missing:
          'Het script van het controlepaneel wordt hier geblokkeerd, misschien door een extensie. De app werkt; zijn sessie loopt vanzelf af, uiterlijk tien uur na het openen.',
      },
    },

    checks: { ...storeChecks, ...brevoChecks, ...syncChecks },
    anyCheck: {
      timed_out: {
        text: 'Dit kon niet op tijd worden vastgesteld.',
        whatToDo: 'Controleer het over een minuut opnieuw.',
      },
      unanswered: {
        text: '{{service}} antwoordde niet zoals het hoort.',
        whatToDo: 'Meestal is dat binnen enkele minuten voorbij. Controleer het dan opnieuw.',
      },
      busy: {
        text: '{{service}} neemt nu geen aanroepen meer aan.',
        whatToDo:
          'De limiet is bereikt, meestal door een lopende synchronisatie. Controleer het later opnieuw.',
      },
      blocked: {
        text: 'Dit kan pas worden bekeken als {{service}} het toestaat.',
        whatToDo: 'Herstel dat eerst en controleer het dan opnieuw.',
      },
      not_connected: { text: 'Dit wordt bekeken zodra Brevo is gekoppeld.' },
      failed: {
        text: 'Deze controle mislukte door een fout bij ons.',
        whatToDo: 'Controleer het opnieuw. Blijft het misgaan, mail dan support.',
      },
    },
  },
};
