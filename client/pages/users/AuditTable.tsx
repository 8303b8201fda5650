import { Box, TableFigure } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type AuditEntry, SettingChange } from '../../../server/contract/people.ts';
import { Resource } from '../../../server/contract/sync.ts';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { useFormat } from '../../locales/format.ts';
import { actionWords, sectionWords } from '../../locales/words.ts';
import { SettingChanges } from './SettingChanges.tsx';

/** Cells of a table do not break lines on narrow screens, and would hide what stands at their right. */
const WRAPPING = { whiteSpace: 'normal' } as const;
const BREAKING = { ...WRAPPING, overflowWrap: 'anywhere' } as const;

/** Older entries have no changes, and an unknown shape is passed over. */
const Changes = z.array(SettingChange).catch([]);
const Sections = z.array(z.string()).catch([]);

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <TableFigure>
      <SteadyTable
        aria-label={t('audit.title')}
        columns={[
          {
            hash: 'at',
            header: t('audit.when'),
            verticalAlign: 'top',
            render: ({ at }: AuditEntry) => <Box style={WRAPPING}>{format.dateTime(at)}</Box>,
          },
          {
            hash: 'who',
            header: t('audit.who'),
            verticalAlign: 'top',
            render: (entry: AuditEntry) => <Box style={BREAKING}>{describeWho(entry, t)}</Box>,
          },
          {
            hash: 'what',
            header: t('audit.what'),
            verticalAlign: 'top',
            render: What,
          },
        ]}
        items={entries}
        keyField="id"
      />
    </TableFigure>
  );
}

function What(entry: AuditEntry) {
  const { t } = useTranslation();
  return (
    <Box style={BREAKING}>
      {describeWhat(entry, t)}
      <SettingChanges at={entry.at} changes={Changes.parse(entry.detail.changes)} />
    </Box>
  );
}

function describeWho({ userId, userEmail }: AuditEntry, t: TFunction): string {
  if (userId === null) return t('audit.nobody');
  return userEmail ?? t('audit.removedUser', { id: userId });
}

function describeWhat({ action, detail }: AuditEntry, t: TFunction): string {
  const words = actionWords(t, action);
  const names = Sections.parse(detail.sections).map((section) => sectionWords(t, section));
  const kind = Resource.safeParse(detail.resource).data;
  if (kind) names.push(t(`recordKinds.${kind}`));
  return names.length === 0 ? words : t('audit.with', { action: words, detail: names.join(', ') });
}
