import { Button, Panel, Select, Text } from '@bigcommerce/big-design';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import type { CustomerMapping, Field } from '../../../server/contract/mapping.ts';
import { FilterField, ListFilter } from '../../components/tables/ListFilter.tsx';
import { useListFilter } from '../../components/tables/use-list-filter.ts';
import { useFormat } from '../../locales/format.ts';
import { fieldWords } from '../../locales/words.ts';
import { FieldDialog } from './FieldDialog.tsx';
import { FieldTable } from './FieldTable.tsx';
import { type FieldLine, toFieldLines, withAttribute } from './mapping-lines.ts';
import { PRESETS, type Preset, presetMapping } from './presets.ts';

const SHOWN_AT_FIRST = 30;
const KINDS = [
  'all',
  'mapped',
  'unmapped',
  'customer',
  'address',
  'attribute',
  'form_field',
  'computed',
] as const;
type Kind = (typeof KINDS)[number];

interface FieldsPanelProps {
  fields: Field[];
  mapping: CustomerMapping;
  /** What is sent by it stands first; what is changed on the page stays in its place. */
  savedMapping: CustomerMapping;
  account: BrevoAttribute[];
  onChange: (mapping: CustomerMapping) => void;
  /** What is wrong with it, above the table. */
  children: ReactNode;
}

/** Every field of the store with the attribute that it fills. */
export function FieldsPanel(props: FieldsPanelProps) {
  const { fields, mapping, savedMapping, account, onChange, children } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { text, kind, setText, setKind } = useListFilter(KINDS);
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const [open, setOpen] = useState<FieldLine>();

  const lines = toFieldLines(fields, mapping, savedMapping);
  const nameOf = ({ source }: FieldLine) => fieldWords(t, source);
  const found = lines.filter(
    (line) => isOfKind(line, kind) && matches(`${nameOf(line)} ${line.source}`, line, text),
  );

  return (
    <Panel description={t('mappings.fields.intro')} header={t('mappings.fields.title')}>
      {children}
      <ListFilter
        kind={{
          label: t('mappings.fields.show'),
          value: kind,
          options: KINDS.map((value) => ({ value, content: t(`mappings.kinds.${value}`) })),
          onChange: setKind,
        }}
        text={{ label: t('mappings.fields.search'), value: text, onChange: setText }}
      >
        <FilterField>
          {/* Whatever was chosen last is in the table; another look at the presets begins anew. */}
          <Select
            label={t('mappings.presets.label')}
            maxHeight={360}
            onOptionChange={(preset?: Preset) =>
              preset && onChange(presetMapping(preset, mapping, { fields, account }))
            }
            options={PRESETS.map((value) => ({
              value,
              content: t(`mappings.presets.${value}.label`),
              description: t(`mappings.presets.${value}.text`),
            }))}
            placeholder={t('mappings.presets.placeholder')}
            value={undefined}
          />
        </FilterField>
      </ListFilter>
      <Text as="p" color="secondary60" role="status">
        {t('mappings.fields.found', {
          count: found.length,
          formatted: format.number(found.length),
          mapped: format.number(mapping.length),
        })}
      </Text>
      <FieldTable account={account} lines={found.slice(0, limit)} onOpen={setOpen} />
      {found.length > limit && (
        <Button onClick={() => setLimit(limit + SHOWN_AT_FIRST)} variant="subtle">
          {t('common.showMore')}
        </Button>
      )}
      {open && (
        <FieldDialog
          account={account}
          line={open}
          mapping={mapping}
          onClose={() => setOpen(undefined)}
          onDone={(attribute) => {
            onChange(withAttribute(mapping, open, attribute));
            setOpen(undefined);
          }}
        />
      )}
    </Panel>
  );
}

function matches(words: string, { attribute }: FieldLine, text: string): boolean {
  return `${words} ${attribute ?? ''}`.toLowerCase().includes(text.trim().toLowerCase());
}

function isOfKind({ attribute, field }: FieldLine, kind: Kind): boolean {
  if (kind === 'all') return true;
  if (kind === 'mapped') return attribute !== null;
  if (kind === 'unmapped') return attribute === null;
  return field?.group === kind;
}
