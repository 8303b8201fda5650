import type { TFunction } from 'i18next';
import type { Diagnosis } from '../../../server/contract/diagnostics.ts';
import type { Format } from '../../locales/format.ts';

interface FindingWords {
  text: string;
  whatToDo: string | undefined;
}

type Found = Pick<Diagnosis, 'id' | 'code' | 'params' | 'message' | 'whatToDo'>;

/** A finding in the merchant's language. One that this version has no words for is said in the server's. */
export function findingWords(t: TFunction, format: Format, found: Found): FindingWords {
  const { id, code } = found;
  const params = formatParams(format, found.params);
  const say = (key: string) => t(key as 'appName', { defaultValue: '', ...params }) || undefined;
  const text =
    say(`diagnostics.checks.${id}.${code}.text`) ?? say(`diagnostics.anyCheck.${code}.text`);
  if (text === undefined) return { text: found.message, whatToDo: found.whatToDo ?? undefined };
  const whatToDo =
    say(`diagnostics.checks.${id}.${code}.whatToDo`) ??
    say(`diagnostics.anyCheck.${code}.whatToDo`);
  return { text, whatToDo };
}

function formatParams(format: Format, params: Diagnosis['params']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, formatParam(format, name, value)]),
  );
}

function formatParam(format: Format, name: string, value: string | number): string {
  if (typeof value === 'number') return format.number(value);
  return name.endsWith('At') ? format.dateTime(value) : value;
}
