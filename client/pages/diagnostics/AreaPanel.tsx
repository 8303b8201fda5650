import { Flex, Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Diagnosis } from '../../../server/contract/diagnostics.ts';
import type { Area } from './areas.ts';
import { FindingRow } from './FindingRow.tsx';

export function AreaPanel({ area, findings }: { area: Area; findings: Diagnosis[] }) {
  const { t } = useTranslation();
  return (
    <Panel header={t(`diagnostics.areas.${area}`)}>
      <Flex as="ul" flexDirection="column" margin="none" padding="none">
        {findings.map((finding) => (
          <FindingRow finding={finding} key={finding.id} />
        ))}
      </Flex>
    </Panel>
  );
}
