import { Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useMappingPreview } from '../../api/use-mapping-preview.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { MappingTable } from '../../components/settings/MappingTable.tsx';

/** Which field goes where, shown on a few of the store's own customers. */
export function MappingSection() {
  const { t } = useTranslation();
  const preview = useMappingPreview();

  return (
    <>
      <Text>{t('mapping.intro')}</Text>
      {preview.isError && (
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending && <Skeleton lines={10} />}
      {preview.data && (
        <>
          {findProblems(preview.data).map((message) => (
            <Notice key={message} lines={[message]} type="warning" />
          ))}
          <MappingTable preview={preview.data} />
        </>
      )}
    </>
  );
}

/** What does not fit, about the mapping and about the customers shown; each said once. */
function findProblems({
  attributes,
  customers,
}: NonNullable<ReturnType<typeof useMappingPreview>['data']>) {
  const ofMapping = attributes
    .filter(({ state }) => state === 'type_mismatch')
    .map(({ message }) => message);
  const ofCustomers = customers.flatMap(({ problems }) => problems.map(({ message }) => message));
  return [...new Set([...ofMapping, ...ofCustomers])].filter((message) => message !== undefined);
}
