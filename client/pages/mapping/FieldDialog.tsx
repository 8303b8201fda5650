import {
  Box,
  FormControlError,
  FormGroup,
  Modal,
  Radio,
  Select,
  Small,
  Text,
} from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeName, type BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import type { CustomerMapping } from '../../../server/contract/mapping.ts';
import { useCreateBrevoAttribute } from '../../api/use-brevo-attributes.ts';
import { nameDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { attributeTypeWords, fieldWords } from '../../locales/words.ts';
import { useExampleWords } from './example-words.ts';
import type { FieldLine } from './mapping-lines.ts';
import { ATTRIBUTE_LIMIT, warningOf, writableAttributes } from './mapping-warnings.ts';
import { NewAttribute, type WantedAttribute } from './NewAttribute.tsx';
import { suggestAttribute, TYPE_OF } from './suggest-attribute.ts';

type Way = 'none' | 'existing' | 'new';

interface FieldDialogProps {
  line: FieldLine;
  mapping: CustomerMapping;
  account: BrevoAttribute[];
  onDone: (attribute: string | null) => void;
  onClose: () => void;
}

/** Where one field goes: nowhere, into an attribute that exists, or into one that is made in Brevo on the spot. */
export function FieldDialog({ line, mapping, account, onDone, onClose }: FieldDialogProps) {
  const { t } = useTranslation();
  const { source, field } = line;
  const create = useCreateBrevoAttribute();
  const writable = writableAttributes(account);
  const isKnown = (name: string | null) => writable.some((one) => one.name === name);
  const suggested = suggestAttribute(field ?? { source, label: source }, account);

  const first = line.attribute ?? suggested;
  const [way, setWay] = useState<Way>(isKnown(first) ? 'existing' : 'new');
  const [existing, setExisting] = useState(isKnown(first) ? first : undefined);
  const [wanted, setWanted] = useState<WantedAttribute>({
    name: isKnown(first) && line.attribute === null ? '' : first,
    type: TYPE_OF[field?.type ?? 'text'],
  });
  const [isAsked, setIsAsked] = useState(false);

  const title = fieldWords(t, source);
  const example = useExampleWords()(field);
  const isTaken = (name: string) =>
    mapping.some(
      (one) => one.attribute === name && !(one.source === source && name === line.attribute),
    );
  const problem = () => {
    if (way === 'none') return undefined;
    if (way === 'existing') {
      if (existing === undefined) return t('mappings.dialog.chooseOne');
      return isTaken(existing) ? t('mappings.dialog.taken', { attribute: existing }) : undefined;
    }
    if (!AttributeName.safeParse(wanted.name).success) return t('mappings.dialog.badName');
    if (account.some(({ name }) => name === wanted.name)) return t('mappings.dialog.nameExists');
    if (account.length >= ATTRIBUTE_LIMIT)
      return t('mappings.dialog.full', { limit: ATTRIBUTE_LIMIT });
    return isTaken(wanted.name)
      ? t('mappings.dialog.taken', { attribute: wanted.name })
      : undefined;
  };
  const shownProblem = isAsked ? problem() : undefined;
  const warning =
    way === 'existing' && existing ? warningOf(source, existing, field, account) : undefined;

  const done = () => {
    setIsAsked(true);
    if (problem() !== undefined || create.isPending) return;
    if (way === 'none') onDone(null);
    else if (way === 'existing') onDone(existing ?? null);
    else create.mutate(wanted, { onSuccess: ({ name }) => onDone(name) });
  };

  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        {
          text: t(way === 'new' ? 'mappings.dialog.create' : 'mappings.dialog.done'),
          isLoading: create.isPending,
          onClick: done,
        },
      ]}
      header={title}
      isOpen
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      <Text>
        {example ? t('mappings.dialog.example', { example }) : t('mappings.dialog.noExample')}
      </Text>
      {create.error && <ErrorNotice error={create.error} />}
      <Box as="fieldset" border="none" margin="none" padding="none">
        <Text as="legend" marginBottom="small">
          {t('mappings.dialog.legend')}
        </Text>
        <WayRadio
          label={t('mappings.dialog.existing')}
          onChoose={setWay}
          way="existing"
          now={way}
        />
        {way === 'existing' && (
          <Box marginBottom="medium" marginLeft="xLarge">
            <FormGroup errors={shownProblem && <FormControlError>{shownProblem}</FormControlError>}>
              <Select
                filterable
                label={t('mappings.dialog.which')}
                maxHeight={260}
                onOptionChange={(name?: string) => setExisting(name)}
                options={writable.map(({ name, type }) => ({
                  value: name,
                  content: t('mappings.dialog.option', { name, type: attributeTypeWords(t, type) }),
                }))}
                placeholder={t('mappings.dialog.placeholder')}
                value={existing}
              />
            </FormGroup>
            {warning && existing && (
              <Box marginTop="small">
                <Notice
                  lines={[
                    t(`mappings.warnings.${warning}`, {
                      field: title,
                      attribute: existing,
                      type: attributeTypeWords(
                        t,
                        account.find(({ name }) => name === existing)?.type ?? 'unknown',
                      ),
                    }),
                  ]}
                  type="warning"
                />
              </Box>
            )}
          </Box>
        )}
        <WayRadio label={t('mappings.dialog.new')} onChoose={setWay} way="new" now={way} />
        {way === 'new' && (
          <Box marginBottom="medium" marginLeft="xLarge">
            <NewAttribute onChange={setWanted} problem={shownProblem} wanted={wanted} />
            <Small color="secondary60">{t('mappings.dialog.madeAtOnce')}</Small>
          </Box>
        )}
        <WayRadio label={t('mappings.dialog.none')} onChoose={setWay} way="none" now={way} />
      </Box>
    </Modal>
  );
}

function WayRadio(props: { way: Way; now: Way; label: string; onChoose: (way: Way) => void }) {
  const { way, now, label, onChoose } = props;
  return (
    <Box marginBottom="small">
      <Radio checked={now === way} label={label} name="field-way" onChange={() => onChoose(way)} />
    </Box>
  );
}
