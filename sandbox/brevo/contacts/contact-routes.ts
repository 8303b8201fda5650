import { type Request, type Response, Router } from 'express';
import type { Account } from '../account/account.ts';
import { BrevoError, invalid, methodNotAllowed, missing, notFound } from '../brevo-error.ts';
import { accountOf, keyNameOf, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import { type Contact, IDENTIFIER_NAMES, IDENTIFIERS, toContactWire } from './contact.ts';
import { readBatch, readCreate, readUpdate } from './contact-body.ts';
import { listContacts } from './contact-query.ts';
import { getContact } from './find-contact.ts';
import {
  type Clash,
  type ContactChange,
  findClashes,
  mergeContacts,
  writeContact,
} from './write-contact.ts';

/** `/contacts` and `/contacts/{identifier}` (reference §2.1–2.4). Mount after the routes with fixed second segments. */
export function contactRoutes(switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/contacts', {
    get: (request, response) =>
      void response.json(listContacts(accountOf(response), request.query)),
    post: (request, response) => createContact(switches, request, response),
  });
  serve(router, '/contacts/batch', {
    post: (request, response) => updateBatch(switches, request, response),
  });
  serve(router, '/contacts/consent-groups', {
    get: refuseConsentGroups,
    post: refuseConsentGroups,
  });
  serve(router, '/contacts/:identifier', {
    get: (request, response) => {
      const contact = getContact(accountOf(response), request, switches);
      response.json({ ...toContactWire(contact), statistics: NO_STATISTICS });
    },
    put: (request, response) => updateContact(switches, request, response),
    delete: (request, response) => {
      const account = accountOf(response);
      const contact = getContact(account, request, switches);
      if (contact.email === account.owner.email.toLowerCase()) {
        throw methodNotAllowed('You cannot delete the contact of your own account');
      }
      account.deleteContact(contact);
      response.status(204).end();
    },
  });

  serve(router, '/contacts/:identifier/campaignStats', {
    get: (request, response) => {
      getContact(accountOf(response), request, switches);
      response.json({});
    },
  });

  return router;
}

function createContact(switches: BrevoSwitches, request: Request, response: Response): void {
  const account = accountOf(response);
  const { change, updateEnabled, forceMerge, getId } = readCreate(account, request.body, switches);
  if (!Object.values(change.identifiers).some(Boolean)) {
    throw missing('Please provide Email, SMS or ext_id to create a contact');
  }

  const known = updateEnabled ? findTarget(account, change, switches) : undefined;
  const clashes = findClashes(account, change, known);
  if (clashes.length > 0 && !forceMerge) {
    throw duplicate(known ? 'update' : 'create', clashes, switches);
  }
  refuseIfInProcess(known, switches);
  const holders = new Set([...(known ? [known] : []), ...clashes.map(({ holder }) => holder)]);
  const isNew = holders.size === 0;
  const contact = isNew
    ? account.contacts.create(Date.now())
    : mergeContacts(account, [...holders]);
  writeContact(account, contact, change, { switches, by: keyNameOf(response), isNew });

  // Only a forced merge ever answers an update with an id; its status is not documented.
  if (isNew) response.status(201).json({ id: contact.id });
  else if (forceMerge && getId) response.status(200).json({ id: contact.id });
  else response.status(204).end();
}

/** The contact that an upsert means: whoever has its first identifier. */
function findTarget(
  account: Account,
  change: ContactChange,
  switches: BrevoSwitches,
): Contact | undefined {
  for (const identifier of IDENTIFIERS) {
    const value = change.identifiers[identifier];
    if (!value) continue;
    const found = account.contacts.find(identifier, value);
    if (found || switches.upsertFindsBy === 'first-identifier') return found;
  }
  return undefined;
}

function updateContact(switches: BrevoSwitches, request: Request, response: Response): void {
  const account = accountOf(response);
  const found = getContact(account, request, switches);
  const { change, forceMerge } = readUpdate(account, request.body, switches);
  applyUpdate(account, found, change, { switches, forceMerge, by: keyNameOf(response) });
  response.status(204).end();
}

/** All or nothing: one bad row fails the whole call. */
function updateBatch(switches: BrevoSwitches, request: Request, response: Response): void {
  if (switches.contactsBatch !== 'works') {
    const status = switches.contactsBatch === 'gone-410' ? 410 : 404;
    throw new BrevoError(status, 'document_not_found', 'This endpoint is no longer available');
  }
  const account = accountOf(response);
  const updates = readBatch(account, request.body, switches).map(({ wanted, change }) => {
    const contact = account.contact(wanted);
    if (!contact) throw notFound('Contact does not exist');
    const clashes = findClashes(account, change, contact);
    if (clashes.length > 0) throw duplicate('update', clashes, switches);
    return { contact, change };
  });
  const by = keyNameOf(response);
  for (const { contact, change } of updates) {
    applyUpdate(account, contact, change, { switches, by });
  }
  response.status(204).end();
}

function applyUpdate(
  account: Account,
  found: Contact,
  change: ContactChange,
  {
    switches,
    by,
    forceMerge = false,
  }: { switches: BrevoSwitches; by: string; forceMerge?: boolean },
): void {
  refuseIfInProcess(found, switches);
  // Documented in the changelog of 29 April 2020: without an e-mail address nothing else would be left to know them by.
  if (change.identifiers.sms === null && !found.email && !change.identifiers.email)
    throw invalid('SMS can only be removed from a contact with a valid email');
  const clashes = findClashes(account, change, found);
  if (clashes.length > 0 && !forceMerge) throw duplicate('update', clashes, switches);
  const holders = new Set([found, ...clashes.map(({ holder }) => holder)]);
  writeContact(account, mergeContacts(account, [...holders]), change, { switches, by });
}

/** The feature is off in the sandbox's accounts, as in most. */
function refuseConsentGroups(): never {
  throw new BrevoError(403, 'CONSENT_GROUP_NOT_ENABLED', 'Consent groups are not enabled');
}

function refuseIfInProcess(contact: Contact | undefined, switches: BrevoSwitches): void {
  const { contactInProcessMs } = switches;
  if (contactInProcessMs === 0 || !contact) return;
  if (Date.now() - contact.modifiedAt < contactInProcessMs) {
    throw new BrevoError(425, 'account_in_process', 'Contact is still being processed');
  }
}

function duplicate(
  verb: 'create' | 'update',
  clashes: Clash[],
  switches: BrevoSwitches,
): BrevoError {
  const names = clashes.map(({ identifier }) => IDENTIFIER_NAMES[identifier]);
  return new BrevoError(
    400,
    names[0] === 'email' ? switches.emailTakenCode : 'duplicate_parameter',
    `Unable to ${verb} contact, ${names.join(', ')} is already associated with another Contact`,
    { duplicate_identifiers: names },
  );
}

const NO_STATISTICS = {
  messagesSent: [],
  delivered: [],
  opened: [],
  clicked: [],
  hardBounces: [],
  softBounces: [],
  complaints: [],
  unsubscriptions: { userUnsubscription: [], adminUnsubscription: [] },
  transacAttributes: [],
};
