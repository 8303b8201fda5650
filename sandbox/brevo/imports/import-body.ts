import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { BrevoError, invalid, missing, notFound, outOfRange, parseBody } from '../brevo-error.ts';
import { findEmail } from '../contacts/contact-body.ts';
import { LISTS_MAX } from '../lists/list-store.ts';
import { parseCsv } from './csv.ts';

const ImportBody = z.object({
  fileBody: z.string().optional(),
  fileUrl: z.string().optional(),
  // Rows are judged one by one: at most a report names them, never the whole call.
  jsonBody: z.array(z.unknown()).optional(),
  listIds: z.array(z.int()).optional(),
  newList: z.object({ listName: z.string().optional(), folderId: z.int().optional() }).optional(),
  notifyUrl: z.string().optional(),
  disableNotification: z.boolean().optional(),
  emailBlacklist: z.boolean().optional(),
  smsBlacklist: z.boolean().optional(),
  updateExistingContacts: z.boolean().optional(),
  emptyContactsAttributes: z.boolean().optional(),
  consentGroupIds: z.array(z.int()).optional(),
});

/** A row as it was sent: its identifiers and attributes by their names in the account. */
export type ImportRow = Record<string, unknown>;

export interface ImportOrder {
  source: 'json' | 'csv';
  /** The rows, or where they are. */
  rows: ImportRow[] | { url: string };
  listIds: number[];
  notifyUrl?: string;
  /** As sent: `false` is not the same as nothing. */
  emailBlacklist?: boolean;
  smsBlacklist?: boolean;
  updateExistingContacts: boolean;
  emptyContactsAttributes: boolean;
  /** The name of the API key that asked for it. */
  by: string;
}

/** What `POST /contacts/import` was asked (reference §2.7). Makes the new list if one is wanted. */
export function readImport(account: Account, raw: unknown, by: string): ImportOrder {
  const body = parseBody(ImportBody, raw);
  const kinds = [body.fileBody, body.fileUrl, body.jsonBody].filter((kind) => kind !== undefined);
  if (kinds.length === 0) throw missing('One of fileBody, fileUrl or jsonBody is mandatory');
  if (kinds.length > 1) throw invalid('Pass only one of fileBody, fileUrl or jsonBody');
  if (body.consentGroupIds) {
    throw new BrevoError(403, 'CONSENT_GROUP_NOT_ENABLED', 'Consent groups are not enabled');
  }
  if (body.notifyUrl !== undefined && !isWebAddress(body.notifyUrl)) {
    throw invalid('notifyUrl is not valid');
  }
  const rows = readRows(body);
  if (Array.isArray(rows) && !rows.some(isRowValid)) {
    throw invalid(
      'We could not find any valid email or SMS or Contact ID in the file. Please check the file and try again.',
    );
  }
  return {
    by,
    source: body.jsonBody ? 'json' : 'csv',
    rows,
    listIds: readTarget(account, body),
    notifyUrl: body.notifyUrl,
    emailBlacklist: body.emailBlacklist,
    smsBlacklist: body.smsBlacklist,
    updateExistingContacts: body.updateExistingContacts ?? true,
    emptyContactsAttributes: body.emptyContactsAttributes ?? false,
  };
}

function readRows(body: z.output<typeof ImportBody>): ImportOrder['rows'] {
  if (body.fileUrl !== undefined) {
    if (!isWebAddress(body.fileUrl)) throw invalid('fileUrl is not valid');
    return { url: body.fileUrl };
  }
  if (body.fileBody !== undefined) return parseCsv(body.fileBody);
  return (body.jsonBody ?? []).map(toRow);
}

function toRow(item: unknown): ImportRow {
  if (typeof item !== 'object' || item === null) return {};
  const { email, attributes } = item as { email?: unknown; attributes?: unknown };
  return { ...(attributes as object | undefined), ...(email !== undefined && { EMAIL: email }) };
}

/** Rows of a file that was fetched: JSON by its address' ending, else CSV. */
export function parseFile(url: string, text: string): ImportRow[] {
  return new URL(url).pathname.endsWith('.json') ? JSON.parse(text).map(toRow) : parseCsv(text);
}

function isRowValid({ EMAIL, SMS, EXT_ID, CONTACT_ID }: ImportRow): boolean {
  if (typeof EMAIL === 'string' && EMAIL !== '') return findEmail(EMAIL) !== undefined;
  return Boolean(SMS || EXT_ID || CONTACT_ID);
}

function readTarget(account: Account, body: z.output<typeof ImportBody>): number[] {
  const { listIds = [], newList } = body;
  for (const id of listIds) if (!account.lists.find(id)) throw notFound('List ID does not exist');
  if (newList?.listName === undefined) {
    if (listIds.length === 0) throw missing('listIds or newList is mandatory');
    return listIds;
  }
  if (newList.folderId === undefined) throw missing('newList.folderId is missing');
  if (!account.lists.findFolder(newList.folderId)) throw notFound('Folder ID does not exist');
  if (account.lists.size >= LISTS_MAX) throw outOfRange(`You can have at most ${LISTS_MAX} lists`);
  return [...listIds, account.lists.add(newList.listName, newList.folderId).id];
}

function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
