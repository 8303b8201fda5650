import { z } from 'zod';

const PROBLEM_KINDS = [
  'invalid_emails',
  'duplicate_contact_id',
  'duplicate_ext_id',
  'duplicate_email_id',
  'duplicate_phone_id',
  'duplicate_whatsapp_id',
  'duplicate_landline_number_id',
] as const;

export type ImportProblemKind = (typeof PROBLEM_KINDS)[number];

/** Work that Brevo does in its own time, such as an import (reference/brevo.md §2.7). */
export interface BrevoProcess {
  id: number;
  /** `IMPORTUSER` for an import. */
  name: string;
  /** A status that is newer than this code counts as `processing`: not over yet. */
  status: 'queued' | 'processing' | 'completed' | 'failed' | 'cancelled';
  /** Whether it tells of its rows at all, as every completed import does when it is asked for by itself. */
  isReported: boolean;
  /** Reports on rows of a completed import that had something wrong: CSV files for `readProcessReport`. */
  problems: { kind: ImportProblemKind; url: string }[];
}

const ReportWire = z.string().nullish();

export const ProcessWire = z.object({
  id: z.number(),
  name: z.string().nullish(),
  status: z.string(),
  info: z
    .object({
      import: z
        .object({
          invalid_emails: ReportWire,
          duplicate_contact_id: ReportWire,
          duplicate_ext_id: ReportWire,
          duplicate_email_id: ReportWire,
          duplicate_phone_id: ReportWire,
          duplicate_whatsapp_id: ReportWire,
          duplicate_landline_number_id: ReportWire,
        })
        .nullish(),
    })
    .nullish(),
});

export const ProcessesWire = z.object({ processes: z.array(ProcessWire).nullish() });

export function toProcess(wire: z.output<typeof ProcessWire>): BrevoProcess {
  return {
    id: wire.id,
    name: wire.name ?? '',
    status: statusOf(wire.status),
    isReported: wire.info?.import != null,
    problems: PROBLEM_KINDS.flatMap((kind) => {
      const url = wire.info?.import?.[kind];
      return url ? [{ kind, url }] : [];
    }),
  };
}

function statusOf(status: string): BrevoProcess['status'] {
  const known = ['queued', 'completed', 'failed', 'cancelled'] as const;
  return known.find((name) => name === status) ?? 'processing';
}
