import { Badge, Box, Button, Flex, Small, TableFigure, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { fieldWords } from '../../locales/words.ts';
import { useExampleWords } from './example-words.ts';
import type { FieldLine } from './mapping-lines.ts';
import { newAttributes, warningOf } from './mapping-warnings.ts';

/** Narrow screens leave it out; the dialog shows it, too. */
const WIDE_ONLY = { mobile: 'none', tablet: 'table-cell' } as const;

/** Cells of a table do not break lines on narrow screens, and would hide what stands at their right. */
const BREAKING = { whiteSpace: 'normal', overflowWrap: 'break-word' } as const;

interface FieldTableProps {
  lines: FieldLine[];
  account: BrevoAttribute[];
  onOpen: (line: FieldLine) => void;
}

export function FieldTable({ lines, account, onOpen }: FieldTableProps) {
  const { t } = useTranslation();
  const exampleWords = useExampleWords();
  const actionOf = ({ attribute }: FieldLine) =>
    t(attribute === null ? 'mappings.fields.map' : 'mappings.fields.change');
  // A field that fills two attributes has a row for each.
  const rows = lines.map((line) => ({ ...line, id: `${line.source} ${line.attribute ?? ''}` }));
  return (
    <TableFigure>
      <SteadyTable
        aria-label={t('mappings.fields.title')}
        columns={[
          {
            hash: 'field',
            header: t('mapping.source'),
            render: (line: FieldLine) => (
              <Box style={BREAKING}>
                <Text as="span" bold={line.attribute !== null} margin="none">
                  {fieldWords(t, line.source)}
                </Text>
                <Small color="secondary60" margin="none">
                  {t(`mappings.groups.${groupOf(line)}`)}
                </Small>
              </Box>
            ),
          },
          {
            hash: 'example',
            header: t('mappings.fields.example'),
            display: WIDE_ONLY,
            render: ({ field }: FieldLine) => (
              <Box style={BREAKING}>
                <Small color="secondary60" margin="none">
                  {exampleWords(field) ?? t('mapping.empty')}
                </Small>
              </Box>
            ),
          },
          {
            hash: 'attribute',
            header: t('mapping.attribute'),
            render: (line: FieldLine) => <AttributeCell account={account} line={line} />,
          },
          {
            hash: 'change',
            header: t('mappings.fields.action'),
            hideHeader: true,
            align: 'right',
            // The e-mail address goes along in any case.
            render: (line: FieldLine) =>
              line.source === 'email' && line.attribute === null ? null : (
                <Button
                  aria-label={t('mappings.fields.actionFor', {
                    action: actionOf(line),
                    field: fieldWords(t, line.source),
                  })}
                  mobileWidth="auto"
                  onClick={() => onOpen(line)}
                  variant="subtle"
                >
                  {actionOf(line)}
                </Button>
              ),
          },
        ]}
        items={rows}
        keyField="id"
      />
    </TableFigure>
  );
}

function AttributeCell({ line, account }: { line: FieldLine; account: BrevoAttribute[] }) {
  const { t } = useTranslation();
  const { source, attribute, field } = line;
  if (attribute === null)
    return (
      <Box style={BREAKING}>
        <Small color="secondary60" margin="none">
          {t(source === 'email' ? 'mappings.fields.always' : 'mappings.fields.notSent')}
        </Small>
      </Box>
    );
  const warning = warningOf(source, attribute, field, account);
  const isNew = newAttributes([{ source, attribute }], account).length > 0;
  return (
    <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap" style={BREAKING}>
      <Text as="span" margin="none">
        {attribute}
      </Text>
      {isNew && <Badge label={t('mapping.will_be_created')} variant="primary" />}
      {warning && <Badge label={t(`mappings.badges.${warning}`)} variant="warning" />}
    </Flex>
  );
}

function groupOf({ field }: FieldLine) {
  return field?.group ?? 'other';
}
