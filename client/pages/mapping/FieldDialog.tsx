import { Box, Modal, Radio, Small, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import type { CustomerMapping } from '../../../server/contract/mapping.ts';
import { nameDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { fieldWords } from '../../locales/words.ts';
import { ExistingAttribute } from './ExistingAttribute.tsx';
import { useExampleWords } from './example-words.ts';
import type { FieldLine } from './mapping-lines.ts';
import { NewAttribute } from './NewAttribute.tsx';
import { useFieldChoice, type Way } from './use-field-choice.ts';

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
  const choice = useFieldChoice({ line, mapping, account, onDone });
  const { way, setWay, problem } = choice;
  const title = fieldWords(t, line.source);
  const example = useExampleWords()(line.field);

  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        {
          text: t(way === 'new' ? 'mappings.dialog.create' : 'mappings.dialog.done'),
          isLoading: choice.isCreating,
          onClick: choice.done,
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
      {choice.error && <ErrorNotice error={choice.error} />}
      <Box as="fieldset" border="none" margin="none" padding="none">
        <Text as="legend" marginBottom="small">
          {t('mappings.dialog.legend')}
        </Text>
        <WayRadio
          label={t('mappings.dialog.existing')}
          now={way}
          onChoose={setWay}
          way="existing"
        />
        {way === 'existing' && (
          <Box marginBottom="medium" marginLeft="xLarge">
            <ExistingAttribute
              chosen={choice.existing}
              line={line}
              onChoose={choice.setExisting}
              problem={problem}
              writable={choice.writable}
            />
          </Box>
        )}
        <WayRadio label={t('mappings.dialog.new')} now={way} onChoose={setWay} way="new" />
        {way === 'new' && (
          <Box marginBottom="medium" marginLeft="xLarge">
            <NewAttribute onChange={choice.setWanted} problem={problem} wanted={choice.wanted} />
            <Small color="secondary60">{t('mappings.dialog.madeAtOnce')}</Small>
          </Box>
        )}
        <WayRadio label={t('mappings.dialog.none')} now={way} onChoose={setWay} way="none" />
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
