import { Box, Checkbox, Modal, Radio, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '../../../server/contract/sync.ts';
import { nameDialog } from '../../components/ConfirmDialog.tsx';

const MODES = ['changes', 'full'] as const;
type Mode = (typeof MODES)[number];

interface SyncDialogProps {
  /** What can be synced. */
  kinds: Resource[];
  isBusy: boolean;
  onStart: (what: { resources: Resource[]; mode: Mode }) => void;
  onClose: () => void;
}

/** Which kinds to sync, and how thoroughly. */
export function SyncDialog({ kinds, isBusy, onStart, onClose }: SyncDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<Resource>>(new Set(kinds));
  const [mode, setMode] = useState<Mode>('changes');
  const title = t('sync.choose');

  const toggle = (kind: Resource) => {
    const others = new Set([...chosen].filter((each) => each !== kind));
    setChosen(chosen.has(kind) ? others : new Set([...chosen, kind]));
  };
  const resources = kinds.filter((kind) => chosen.has(kind));

  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        {
          text: t('sync.start'),
          disabled: resources.length === 0,
          isLoading: isBusy,
          onClick: () => onStart({ resources, mode }),
        },
      ]}
      closeOnClickOutside
      header={title}
      isOpen
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      <Box as="fieldset" border="none" margin="none" marginBottom="medium" padding="none">
        <Text as="legend" bold marginBottom="small">
          {t('sync.what')}
        </Text>
        {kinds.map((kind) => (
          <Box key={kind} marginBottom="xSmall">
            <Checkbox
              checked={chosen.has(kind)}
              label={t(`overview.kinds.${kind}`)}
              onChange={() => toggle(kind)}
            />
          </Box>
        ))}
        <Text color="secondary60" margin="none">
          {t('sync.others')}
        </Text>
      </Box>
      <Box as="fieldset" border="none" margin="none" padding="none">
        <Text as="legend" bold marginBottom="small">
          {t('sync.how')}
        </Text>
        {MODES.map((each) => (
          <Box key={each} marginBottom="xSmall">
            <Radio
              checked={mode === each}
              description={t(`sync.modes.${each}.text`)}
              label={t(`sync.modes.${each}.label`)}
              name="sync-mode"
              onChange={() => setMode(each)}
            />
          </Box>
        ))}
      </Box>
    </Modal>
  );
}
