import { Box, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { CountedSegments, PersonasResult } from '../../../../server/contract/personas.ts';
import { Disclosure } from '../../../components/Disclosure.tsx';
import { RouterLink } from '../../../components/RouterLink.tsx';
import { useFormat } from '../../../locales/format.ts';
import { LazyBars } from '../charts/LazyBars.tsx';
import type { ReportProps } from '../job/insight-parts.ts';
import { OrdersInPart } from '../OrdersInPart.tsx';
import { ReportTable } from '../ReportTable.tsx';
import { LeftOutTable } from './LeftOutTable.tsx';
import { PersonaCards } from './PersonaCards.tsx';
import { usePeopleColumns } from './use-people-columns.ts';

/** The segments as people, how many buyers each cohort has, and who is in no segment. */
export function PersonasReport({ result }: ReportProps<PersonasResult>) {
  const { t } = useTranslation();
  return (
    <>
      <OrdersInPart ordersSoFar={result.ordersSoFar} />
      <PersonaCards result={result} />
      <CohortPanel result={result} />
      {result.leftOut.length > 0 && (
        <Panel description={t('personas.leftOutIntro')} header={t('personas.leftOut')}>
          <LeftOutTable leftOut={result.leftOut} minSize={result.minSize} />
        </Panel>
      )}
      <Box data-screen-only>
        <Panel description={t('personas.brevo.why')} header={t('personas.brevo.title')}>
          <Text margin="none">
            <RouterLink to="/insights/personas/brevo">{t('personas.brevo.link')}</RouterLink>
          </Text>
        </Panel>
      </Box>
    </>
  );
}

function CohortPanel({ result }: { result: CountedSegments }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cohorts, rules, currency, buyers } = result;
  const columns = usePeopleColumns();
  const nameOf = ({ cohort }: (typeof cohorts)[number]) => t(`personas.cohorts.${cohort}`);
  return (
    <Panel
      description={t(rules.vipSpent === null ? 'personas.rulesByOrders' : 'personas.rules', {
        returningFrom: format.number(rules.returningFrom),
        vipOrders: format.number(rules.vipOrders),
        vipSpent: format.amount(rules.vipSpent ?? 0, currency),
      })}
      header={t('personas.cohortsTitle')}
    >
      <LazyBars
        bars={cohorts.map((one) => ({ label: nameOf(one), people: one.people }))}
        formatValue={format.number}
        label={t('personas.cohortsTitle')}
        series={[{ key: 'people', name: t('personas.people'), colour: 'primary60' }]}
      />
      <Disclosure
        label={t('insights.tableOf', { chart: t('personas.cohortsTitle') })}
        summary={t('overview.daily.showTable')}
      >
        <ReportTable
          label={t('personas.cohortsTitle')}
          columns={[
            { hash: 'cohort', header: t('personas.cohort'), render: nameOf },
            ...columns((one: (typeof cohorts)[number]) =>
              buyers > 0 ? one.people / buyers : undefined,
            ),
          ]}
          items={cohorts}
          keyField="cohort"
        />
      </Disclosure>
      <Text color="secondary60" margin="none">
        {t('personas.ofBuyers', { count: buyers, formatted: format.number(buyers) })}
      </Text>
    </Panel>
  );
}
