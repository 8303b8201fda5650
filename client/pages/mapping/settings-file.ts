import * as z from 'zod';
import type { Session } from '../../../server/contract/session.ts';
import { type Settings, SettingsDocument } from '../../../server/contract/settings.ts';
import { isSame } from '../../components/settings/rebase-edits.ts';

const FORMAT = 'pulsebridge-settings';
/** Grows when files of before could no longer be read as they are. */
const FORMAT_VERSION = 1;
/** Far more than settings can be. */
const LONGEST = 1_000_000;

export type Section = keyof SettingsDocument;
export type FileProblem = { path: string; code: 'missing' | 'unknown' | 'invalid' };

/** What a file says, as far as it can be used. `sections` has only what the file has. */
export type ReadFile =
  | { kind: 'ready'; sections: Partial<SettingsDocument>; storeHash: string | undefined }
  | { kind: 'refused'; reason: 'not_json' | 'not_settings' | 'too_new' | 'too_long' }
  | { kind: 'invalid'; problems: FileProblem[] };

const Envelope = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.int().positive(),
  store: z.object({ hash: z.string() }).optional(),
  settings: z.record(z.string(), z.unknown()),
});

/** The settings as they are saved, as the text of a file. No secret is among them. */
export function writeSettingsFile(
  { version: _, ...settings }: Settings,
  store: Session['store'],
  now: Date,
): string {
  const file = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    exportedAt: now.toISOString(),
    store,
    settings,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads such a file, or a settings document as `GET /api/settings` gives it. Its version is that of the day it was made, and
 * counts for nothing: an import is a save like any other.
 */
export function readSettingsFile(text: string): ReadFile {
  if (text.length > LONGEST) return { kind: 'refused', reason: 'too_long' };
  const raw = parseJson(text);
  if (raw === undefined) return { kind: 'refused', reason: 'not_json' };
  const envelope = Envelope.safeParse(raw);
  if (envelope.success && envelope.data.formatVersion > FORMAT_VERSION)
    return { kind: 'refused', reason: 'too_new' };

  const bare = z.looseObject({ sync: z.unknown() }).safeParse(raw);
  const found =
    envelope.data?.settings ?? (bare.success && 'sync' in bare.data ? bare.data : undefined);
  if (!found) return { kind: 'refused', reason: 'not_settings' };
  const { version: _, ...document } = found;

  const parsed = SettingsDocument.safeParse(document);
  if (!parsed.success)
    return { kind: 'invalid', problems: parsed.error.issues.flatMap(toProblems) };
  const sections = Object.fromEntries(
    Object.entries(parsed.data).filter(([section]) => section in document),
  ) as Partial<SettingsDocument>;
  return { kind: 'ready', sections, storeHash: envelope.data?.store?.hash };
}

/** The sections in which a file differs from what is saved. */
export function differingSections(
  sections: Partial<SettingsDocument>,
  settings: Settings,
): Section[] {
  return (Object.keys(sections) as Section[]).filter(
    (section) => !isSame(sections[section], settings[section]),
  );
}

/**
 * What is saved when these sections are taken over. Nobody gives their word by opening a file: whether everyone agreed to
 * be mailed stays what was said in this store.
 */
export function toUpdate(
  sections: Partial<SettingsDocument>,
  chosen: readonly Section[],
): Partial<SettingsDocument> {
  const taken = Object.fromEntries(chosen.map((section) => [section, sections[section]]));
  if (!sections.consent || !chosen.includes('consent')) return taken;
  const { everyoneConfirmed: _, ...consent } = sections.consent;
  return { ...taken, consent: consent as SettingsDocument['consent'] };
}

function toProblems(issue: z.core.$ZodIssue): FileProblem[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'unknown' }));
  const isMissing = issue.code === 'invalid_type' && /undefined/.test(issue.message);
  return [{ path, code: isMissing ? 'missing' : 'invalid' }];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) ?? null;
  } catch {
    return undefined;
  }
}
