import { Badge, Box, Panel, TableFigure } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { AppUser } from '../../../server/contract/people.ts';
import { useSession } from '../../api/use-api.ts';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { useFormat } from '../../locales/format.ts';

/** Narrow screens have no room for an address on one line, and would hide what stands at their right. */
const BREAKING = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

/** Who may open the app. They are added and removed in the control panel, where BigCommerce keeps its users. */
export function UsersPanel({ users }: { users: AppUser[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { user: me } = useSession();
  return (
    <Panel description={t('users.intro')} header={t('users.title')}>
      <TableFigure>
        <SteadyTable
          aria-label={t('users.title')}
          columns={[
            {
              hash: 'email',
              header: t('users.email'),
              render: ({ id, email }: AppUser) => (
                <Box style={BREAKING}>{id === me.id ? t('users.you', { email }) : email}</Box>
              ),
            },
            {
              hash: 'role',
              header: t('users.role'),
              render: ({ isOwner }: AppUser) =>
                isOwner ? (
                  <Badge label={t('users.owner')} variant="secondary" />
                ) : (
                  t('users.member')
                ),
            },
            {
              hash: 'since',
              header: t('users.since'),
              render: ({ since }: AppUser) => <Box style={BREAKING}>{format.dateTime(since)}</Box>,
            },
          ]}
          items={users}
          keyField="id"
        />
      </TableFigure>
    </Panel>
  );
}
