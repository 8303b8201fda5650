import { Table, TableFigure } from '@bigcommerce/big-design';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../../server/contract/people.ts';
import { useFormat } from '../../locales/format.ts';
import { actionWords, sectionWords } from '../../locales/words.ts';

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <TableFigure>
      <Table
        aria-label={t('audit.title')}
        columns={[
          {
            hash: 'at',
            header: t('audit.when'),
            render: ({ at }: AuditEntry) => format.dateTime(at),
          },
          {
            hash: 'who',
            header: t('audit.who'),
            render: (entry: AuditEntry) => describeWho(entry, t),
          },
          {
            hash: 'what',
            header: t('audit.what'),
            render: (entry: AuditEntry) => describeWhat(entry, t),
          },
        ]}
        items={entries}
        keyField="id"
      />
    </TableFigure>
  );
}

function describeWho({ userId, userEmail }: AuditEntry, t: TFunction): string {
  if (userId === null) return t('audit.nobody');
  return userEmail ?? t('audit.removedUser', { id: userId });
}

function describeWhat({ action, detail }: AuditEntry, t: TFunction): string {
  const words = actionWords(t, action);
  const { sections } = detail;
  if (!Array.isArray(sections) || sections.length === 0) return words;
  const names = sections.map((section) => sectionWords(t, String(section)));
  return t('audit.with', { action: words, detail: names.join(', ') });
}
