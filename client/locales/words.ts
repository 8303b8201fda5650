import type { TFunction } from 'i18next';
import type { ApiError } from '../api/api-error.ts';

/** Codes whose server message says something that only the server knows: what was refused, and why. */
const CODES_WITH_DETAIL = new Set(['brevo_rejected', 'invalid_request']);

/** Why a customer was left out or refused. A code this version does not know is still shown as words. */
export function reasonWords(t: TFunction, code: string): string {
  return findWords(t, `reasons.${code}`) ?? humanise(code);
}

/** What somebody did, such as `settings_saved`. */
export function actionWords(t: TFunction, code: string): string {
  return findWords(t, `actions.${code}`) ?? humanise(code);
}

/** A part of the settings, such as `customerMapping`. */
export function sectionWords(t: TFunction, section: string): string {
  return findWords(t, `sections.${section}`) ?? humanise(section);
}

/** Of an order, as Brevo knows it. One in the merchant's own words is shown as it is. */
export function brevoStatusWords(t: TFunction, status: string): string {
  return findWords(t, `brevoStatuses.${status}`) ?? status;
}

/** What kind of place a storefront is, such as `marketplace`. */
export function channelTypeWords(t: TFunction, type: string): string {
  return findWords(t, `channelTypes.${type}`) ?? humanise(type);
}

/** What a Brevo attribute holds, such as `float`. */
export function attributeTypeWords(t: TFunction, type: string): string {
  return findWords(t, `attributeTypes.${type}`) ?? humanise(type);
}

/** A field of the store, such as `addresses[0].city`. */
export function fieldWords(t: TFunction, source: string): string {
  const named = /^(?:attributes|form_fields)\["(.+)"\]$/.exec(source)?.[1];
  if (named) return named;
  const code = source.replace(/^addresses\[0\]\./, 'address_');
  return findWords(t, `fields.${code}`) ?? humanise(code);
}

/** What went wrong and what to do about it, as sentences to be shown one below the other. */
export function errorWords(t: TFunction, error: ApiError): string[] {
  const title = findWords(t, `errors.${error.code}.title`);
  if (!title) return [error.message];
  const whatToDo = findWords(t, `errors.${error.code}.whatToDo`);
  const detail = CODES_WITH_DETAIL.has(error.code) ? error.message : undefined;
  return [title, detail, whatToDo].filter((line) => line !== undefined);
}

/** What holds a run of an analysis up, or ended it, and what to do; empty where only the server knows. */
export function insightProblemWords(t: TFunction, code: string): string[] {
  const title = findWords(t, `insightProblems.${code}.title`);
  const whatToDo = findWords(t, `insightProblems.${code}.whatToDo`);
  return [title, whatToDo].filter((line) => line !== undefined);
}

/** Where a run of an analysis is, such as `gathering`. */
export function phaseWords(t: TFunction, phase: string): string {
  return findWords(t, `insightPhases.${phase.replace(/-\d+$/, '')}`) ?? humanise(phase);
}

/** The only way by which a key is put together from what the server sent, and so not known to the compiler. */
export function findWords(t: TFunction, key: string): string | undefined {
  return t(key as 'appName', { defaultValue: '' }) || undefined;
}

/** A code that this version has no words for, as words. */
export function humanise(code: string): string {
  const words = code.replaceAll(/[_.[\]]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
