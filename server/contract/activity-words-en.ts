import type { ActivityWords } from './activity-words.ts';
import { SECTIONS_EN } from './section-words.ts';

const COUNTS = '{synced} in Brevo, {skipped} left out, {failed} failed';
const CUT = '[ Some detail of {cut} of the {resource} was left out: it was more than Brevo takes.]';
const AT_NIGHT = 'Changes of this sort are found at night only';
const UNSUBSCRIBES = 'Unsubscribes in Brevo are found at night only';

export const ACTIVITY_EN = {
  sentences: {
    app_installed: 'The app was installed.',
    app_reauthorised: 'The app was authorised again.',
    owner_changed: 'The store has a new owner.',
    user_removed: 'A user was removed from the app.',
    brevo_connected: 'Brevo was connected.',
    brevo_account_changed:
      'This is another Brevo account than before. Choose its lists, and start a sync: everything is written anew.',
    brevo_ecommerce_activated: 'eCommerce is being switched on in Brevo.',
    brevo_disconnected: 'Brevo was disconnected. Contacts in Brevo stay as they are.',
    brevo_refused: 'Brevo refuses the connection. The sync waits until it is mended.',
    brevo_webhook_not_permitted: `${UNSUBSCRIBES}: the API key may not manage webhooks. In Brevo, give it webhooks – all, or connect with another key.`,
    brevo_webhook_refused: `${UNSUBSCRIBES}: Brevo did not accept our webhook. An account may have {most}; remove those that are no longer used.`,
    mavera_connected: 'Mavera was connected.',
    mavera_disconnected: 'Mavera was disconnected. What it found so far stays here.',
    personas_proposed: {
      one: '{count} persona can be made, for {credits} credits. Nothing happens before you confirm it.',
      other:
        '{count} personas can be made, for {credits} credits. Nothing happens before you confirm it.',
    },
    insight_finished: {
      one: 'The analysis “{analysis}” is ready, for {count} credit.',
      other: 'The analysis “{analysis}” is ready, for {count} credits.',
    },
    insight_asks: 'The analysis “{analysis}” goes on when you have answered a question.',
    insight_waits: 'The analysis “{analysis}” waits: {why}',
    insight_failed: 'The analysis “{analysis}” could not be finished: {why}',
    brand_health_fell: {
      one: 'Brand health fell by {count} point, from {before} to {now} of 100.',
      other: 'Brand health fell by {count} points, from {before} to {now} of 100.',
    },
    settings_saved: 'Settings were saved: {sections}.',
    settings_unchanged: 'Settings were saved: nothing changed.',
    list_created: 'No list was chosen, so a list for customers was made in Brevo.',
    list_gone:
      'A list was deleted in Brevo and is no longer used: {lists}. Choose another one if you want one.',
    sync_started: 'A {mode} of {resource} was started.',
    sync_cancelled: 'The {mode} of {resource} was cancelled.',
    sync_finished: `The sync of {resource} finished: ${COUNTS}.${CUT}`,
    settings_in_force: {
      one: `The settings that were saved are in force for {resource}: {count} was written again; ${COUNTS}.${CUT}`,
      other: `The settings that were saved are in force for {resource}: {count} were written again; ${COUNTS}.${CUT}`,
    },
    check_finished: {
      one: `The check of {resource} finished: {count} difference was found and mended; ${COUNTS}.${CUT}`,
      other: `The check of {resource} finished: {count} differences were found and mended; ${COUNTS}.${CUT}`,
    },
    sync_failed: 'The sync of {resource} stopped: {problem}[ {detail}]',
    failures_retried: {
      one: '{count} of the failed {resource} is being tried again.',
      other: '{count} of the failed {resource} are being tried again.',
    },
    failures_ignored: {
      one: '{count} problem is ignored from now on.',
      other: '{count} problems are ignored from now on.',
    },
    failures_restored: {
      one: '{count} problem is no longer ignored.',
      other: '{count} problems are no longer ignored.',
    },
    import_rows_unnamed: {
      one: 'Brevo refused {count} row of an import without saying whose it is.',
      other: 'Brevo refused {count} rows of an import without saying whose they are.',
    },
    import_report_gone:
      'Brevo refused rows of an import, and no longer keeps the list of them: some customers may be missing in Brevo. A full sync sends them again.',
    events_refused: {
      one: 'Brevo did not take an event about changed stock. The stock itself is in Brevo.',
      other: 'Brevo did not take {count} events about changed stock. The stock itself is in Brevo.',
    },
    storefront_new:
      '{name} is new. It is synced as your other storefronts are, into the lists chosen for all of them, unless you decide otherwise.',
    storefront_back: '{name} is live again.',
    storefront_gone: '{name} is no longer live ({status}). What is in Brevo stays.',
    webhook_delivery_failed: 'BigCommerce could not deliver webhooks to us.[ {exception}]',
    webhooks_full: `BigCommerce allows {most} webhooks for an event, and other installations of this app hold all of them for {scopes}. ${AT_NIGHT}, until one of them is removed.`,
    webhooks_refused: `BigCommerce did not accept a webhook for {scopes}. ${AT_NIGHT}; we try again every day.`,
    webhooks_near_limit:
      'Other installations of this app hold {count} of the {most} webhooks that BigCommerce allows for {scopes}. Remove those that are no longer used.',
    written_back: {
      one: '{count} person who may no longer be mailed from Brevo (unsubscribed, bounced or complained) was unsubscribed in the store.',
      other:
        '{count} people who may no longer be mailed from Brevo (unsubscribed, bounced or complained) were unsubscribed in the store.',
    },
    write_back_refused:
      'Unsubscribes in Brevo cannot be written back: the app may not change customers in this store. Open the app from the control panel and accept its permissions.',
  },

  values: {
    resource: {
      customers: 'customers',
      orders: 'orders',
      products: 'products',
      categories: 'categories',
      carts: 'carts',
      stock: 'stock',
    },
    mode: { full: 'full sync', changes: 'sync of changes', preview: 'count' },
    sections: SECTIONS_EN,
    lists: {
      allCustomers: 'the list for customers',
      buyers: 'the list for buyers',
      abandonedCart: 'the list for abandoned carts',
      newsletter: 'the list for the newsletter',
      cohortNew: 'the list for new customers',
      cohortReturning: 'the list for returning customers',
      cohortVip: 'the list for VIPs',
    },
    problem: {
      unavailable: 'our database did not answer.',
      internal: 'something went wrong on our side.',
      brevo_not_connected: 'Brevo is not connected.',
      brevo_key_rejected: 'Brevo does not know this API key.',
      brevo_key_restricted: 'this API key may not do what the sync needs.',
      brevo_ip_not_allowed: 'Brevo blocks our server, whose IP address is not on your list.',
      brevo_ecommerce_inactive: 'eCommerce is not switched on in Brevo.',
      brevo_rejected: 'Brevo refused something.',
      store_token_rejected: 'BigCommerce no longer lets the app read your store.',
      scope_missing: 'the app lacks a permission in your store.',
      remote_failed: 'BigCommerce or Brevo did not answer as it should.',
      remote_busy: 'BigCommerce or Brevo is too busy just now.',
      other: 'the overview says why.',
    },
    analysis: {
      brand_health: 'Brand health',
      personas: 'Personas',
      channel_strategy: 'Channel strategy',
    },
    why: {
      mavera_credits_short: 'Mavera has not enough credits.',
      ceiling_run: 'it may cost more than you allow for a run.',
      ceiling_month: 'it may cost more than you allow for a month.',
      payment_unsure: 'nobody can tell whether a call that broke off was paid. Decide on its page.',
      mavera_plan_ended: 'the Mavera subscription has ended.',
      mavera_key_rejected: 'Mavera does not know the API key.',
      mavera_key_restricted: 'the Mavera API key may not do this.',
      mavera_not_connected: 'Mavera is not connected.',
      store_token_rejected: 'BigCommerce no longer lets the app read your store.',
      scope_missing: 'the app lacks a permission in your store.',
      remote_failed: 'Mavera or BigCommerce did not answer as it should.',
      remote_busy: 'Mavera or BigCommerce is too busy just now.',
      no_orders: 'no orders are known yet.',
      no_reviews: 'no product has a review that customers can see.',
      no_reviews_chosen: 'the chosen products have no reviews that customers can see.',
      no_persona: 'the Mavera account has no persona to answer.',
      internal: 'something went wrong on our side.',
      other: 'its page says why.',
    },
    exception: {
      '90001': 'It tries again by itself.',
      '90002': 'It gave up on one and switched that webhook off; we switch it on again.',
      '90003': 'It delivers nothing for a few minutes, and the rest after that.',
    },
  },
  ofStorefront: '{what} of storefront {id}',
} satisfies ActivityWords;
