import {
  Badge,
  type BadgeProps,
  Box,
  Flex,
  Small,
  TableFigure,
  Text,
} from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { MappingPreview } from '../../../server/contract/mapping.ts';
import { useFormat } from '../../locales/format.ts';
import { fieldWords } from '../../locales/words.ts';
import { SteadyTable } from '../tables/SteadyTable.tsx';

const MOST_EXAMPLES = 2;
/** Cells of a table do not break lines on narrow screens, and would hide what stands at their right. */
const BREAKING = { whiteSpace: 'normal', overflowWrap: 'anywhere' } as const;

type Line = MappingPreview['attributes'][number];
type Value = MappingPreview['customers'][number]['attributes'][string] | undefined;

const BADGES: Record<Line['state'], BadgeProps['variant']> = {
  exists: 'secondary',
  will_be_created: 'primary',
  type_mismatch: 'warning',
};

/** Each line of the mapping, with what it makes of a few real customers. */
export function MappingTable({ preview }: { preview: MappingPreview }) {
  const { t } = useTranslation();
  const showValue = useShowValue();
  const examples = preview.customers.slice(0, MOST_EXAMPLES);

  return (
    <Box marginBottom="medium">
      <TableFigure>
        <SteadyTable
          aria-label={t('mapping.title')}
          columns={[
            {
              hash: 'source',
              header: t('mapping.source'),
              render: ({ source }: Line) => <Box style={BREAKING}>{fieldWords(t, source)}</Box>,
            },
            {
              hash: 'attribute',
              header: t('mapping.attribute'),
              render: (line: Line) => <Attribute line={line} />,
            },
            ...examples.map((customer, index) => ({
              hash: `example-${customer.customerId}`,
              header: customer.email,
              // Narrow screens have room for one example.
              display: index === 0 ? undefined : ({ mobile: 'none', wide: 'table-cell' } as const),
              render: ({ attribute }: Line) => (
                <Box style={BREAKING}>{showValue(customer.attributes[attribute])}</Box>
              ),
            })),
          ]}
          items={preview.attributes}
          keyField="attribute"
        />
      </TableFigure>
      {examples.length === 0 && <Text color="secondary60">{t('mapping.noCustomers')}</Text>}
    </Box>
  );
}

function Attribute({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
      <Text margin="none">{line.attribute}</Text>
      {line.state === 'exists' ? (
        <Small color="secondary60" margin="none">
          {t('mapping.exists')}
        </Small>
      ) : (
        <Badge label={t(`mapping.${line.state}`)} variant={BADGES[line.state]} />
      )}
    </Flex>
  );
}

function useShowValue() {
  const { t } = useTranslation();
  const format = useFormat();
  return (value: Value) => {
    if (value === undefined || value === '')
      return <Small color="secondary60">{t('mapping.empty')}</Small>;
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    return Array.isArray(value) ? value.join(', ') : value;
  };
}
