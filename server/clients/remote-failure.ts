import {
  type CreditsShort,
  RemoteError,
  type RemoteFailure,
  type RemoteService,
} from '../errors.ts';

/** What an error answer says, in our words. Nothing in it may come from customer data. */
export interface Refusal {
  failure: RemoteFailure;
  remoteCode?: string;
  /** Identifiers that another record already has, such as `SMS`. */
  duplicates?: string[];
  /** Names of the fields that were refused; for the log. */
  fields?: string[];
  credits?: CreditsShort;
}

const FAILURE_OF_STATUS: Readonly<Record<number, RemoteFailure>> = {
  401: 'credentials',
  402: 'unpaid',
  403: 'permission',
  404: 'missing',
  // The caller was too slow, or left: nothing is known of the work.
  408: 'unanswered',
  499: 'unanswered',
  // Locked, and Too Early: another write holds this very record.
  423: 'busy',
  425: 'busy',
  429: 'limited',
  // A resource limit of the merchant's plan: trying again changes nothing.
  507: 'rejected',
};

/** What a status means where the platform gives it no meaning of its own. A redirect is no answer of an API. */
export function failureOfStatus(status: number): RemoteFailure {
  const known = FAILURE_OF_STATUS[status];
  if (known) return known;
  if (status >= 500) return 'broken';
  return status >= 400 ? 'rejected' : 'unreadable';
}

/** The error for a failure, with words that tell a merchant what to do. */
export function remoteError(
  service: RemoteService,
  failure: RemoteFailure,
  options: ConstructorParameters<typeof RemoteError>[3] = {},
): RemoteError {
  return new RemoteError(service, failure, describe(service, failure), options);
}

function describe(service: RemoteService, failure: RemoteFailure): string {
  switch (failure) {
    case 'unanswered':
      return `${service} did not answer. This usually passes: please try again in a few minutes.`;
    case 'broken':
      return `${service} had a problem of its own. This usually passes: please try again in a few minutes.`;
    case 'limited':
      return `${service} takes no more calls right now. Please try again in a little while.`;
    case 'busy':
      return `${service} is still working on this record. Please try again in a minute.`;
    case 'address':
      return (
        `${service} does not accept calls from our address. In Brevo, open Security → Authorised IPs, and add our ` +
        'addresses or switch off the blocking of unknown ones.'
      );
    case 'credentials':
      return service === 'BigCommerce'
        ? 'BigCommerce no longer accepts our access to this store. Please open the app from the control panel, or install it again.'
        : `${service} does not accept this API key. Please check it, or create a new one and connect again.`;
    case 'permission':
      return service === 'BigCommerce'
        ? 'BigCommerce does not let the app do this. Please open the app from the control panel and accept its permissions.'
        : `This API key may not do everything the app needs. Please give it more permissions in ${service}, or connect with another key.`;
    case 'inactive':
      return (
        'eCommerce is not switched on in Brevo, so it takes no products, categories or orders yet. Switch it on here, ' +
        'or in Brevo under Plugins & integrations; it takes about five minutes.'
      );
    case 'unpaid':
      return `${service} has not enough credits left for this. Please add credits there, or wait for the next billing period.`;
    case 'missing':
      return `${service} does not have this record any more.`;
    case 'rejected':
      return `${service} refused this. Please check the data and the settings it depends on.`;
    case 'unreadable':
      return `${service} answered in a way that we do not understand. Please try again, and tell us if it stays.`;
  }
}
