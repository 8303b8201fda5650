import { useUsers } from '../../api/use-people.ts';
import { PagePending } from '../../components/frame/PagePending.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { UsersPanel } from './UsersPanel.tsx';

export function UsersPage() {
  const users = useUsers();
  if (!users.data) return <PagePending panels={[4, 10]} queries={[users]} />;
  return (
    <>
      <UsersPanel users={users.data} />
      <AuditPanel users={users.data} />
    </>
  );
}
