import { Badge, Panel, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { type Cohort, LIST_OF_COHORT } from '../../../../server/contract/cohorts.ts';
import type { Personas, PersonasResult } from '../../../../server/contract/personas.ts';
import { useBrevoLists } from '../../../api/use-brevo-lists.ts';
import { usePersonas } from '../../../api/use-personas.ts';
import { useSettings } from '../../../api/use-settings.ts';
import { useStatus } from '../../../api/use-status.ts';
import { Facts } from '../../../components/Facts.tsx';
import { useFormat } from '../../../locales/format.ts';
import { ReportCard, ReportCards } from '../ReportCard.tsx';
import { useSegmentWords } from './use-segment-words.ts';

const BADGES = {
  made: 'success',
  adopted: 'success',
  changed: 'success',
  unchanged: 'secondary',
  offered: 'warning',
  declined: 'secondary',
} as const;

type Segment = PersonasResult['segments'][number];
type Persona = Personas['personas'][number];

/** Each segment in numbers, what became of its persona, and its list in Brevo. */
export function PersonaCards({ result }: { result: PersonasResult }) {
  const { t } = useTranslation();
  const personas = usePersonas();
  const { segments, currency } = result;
  return (
    <Panel description={t('personas.intro')} header={t('personas.title')}>
      {segments.length === 0 && <Text margin="none">{t('personas.none')}</Text>}
      <ReportCards>
        {segments.map((segment) => (
          <SegmentCard
            currency={currency}
            key={segment.key}
            persona={personas.data?.personas.find(({ key }) => key === segment.key)}
            segment={segment}
          />
        ))}
      </ReportCards>
    </Panel>
  );
}

interface SegmentCardProps {
  segment: Segment;
  currency: string;
  /** As it is by now. */
  persona: Persona | undefined;
}

function SegmentCard({ segment, currency, persona }: SegmentCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useSegmentWords();
  const { action, people, share, channels, daysBetweenOrders } = segment;
  const isGone = persona?.isGone ?? false;
  return (
    <ReportCard
      aside={
        <Badge
          label={t(isGone ? 'personas.gone' : `personas.actions.${action}`)}
          variant={isGone ? 'warning' : BADGES[action]}
        />
      }
      title={words.segmentName(segment)}
    >
      <Text marginBottom="small">
        {t('personas.size', {
          count: people,
          formatted: format.number(people),
          share: format.percent(share / 100),
        })}
      </Text>
      <Facts
        facts={[
          { name: t('personas.orders'), value: format.number(segment.orders) },
          { name: t('personas.revenue'), value: format.amount(Number(segment.revenue), currency) },
          {
            name: t('personas.averageOrder'),
            value: format.amount(Number(segment.averageOrder), currency),
          },
          { name: t('personas.ordersPerBuyer'), value: format.number(segment.ordersPerBuyer) },
          {
            name: t('personas.daysBetween'),
            value: daysBetweenOrders === null ? undefined : format.number(daysBetweenOrders),
          },
          {
            name: t('personas.channels'),
            value: format.list(
              channels.map((one) => `${one.name} (${format.percent(one.share / 100)})`),
            ),
          },
        ]}
      />
      <Small color="secondary60" margin="none">
        {segment.personaId === null
          ? t('personas.noPersona')
          : t('personas.named', { name: segment.personaName })}
      </Small>
      {isGone && (
        <Small color="secondary60" margin="none">
          {t('personas.goneText')}
        </Small>
      )}
      {segment.source === 'cohort' && <ListOf cohort={segment.value as Cohort} />}
    </ReportCard>
  );
}

/** People of a cohort have their list whether or not Mavera has a persona of them. */
function ListOf({ cohort }: { cohort: Cohort }) {
  const { t } = useTranslation();
  const status = useStatus();
  const settings = useSettings();
  const lists = useBrevoLists({ enabled: status.data?.brevo.state === 'connected' });
  const listId = settings.data?.lists[LIST_OF_COHORT[cohort]];
  if (listId === undefined) return null;
  const list = lists.data?.find(({ id }) => id === listId);
  return (
    <Small color="secondary60" margin="none">
      {listId === null
        ? t('personas.noList')
        : t('personas.list', { name: list?.name ?? String(listId) })}
    </Small>
  );
}
