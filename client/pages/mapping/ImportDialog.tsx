import { Box, Checkbox, Modal, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { useSession } from '../../api/use-api.ts';
import { useReadSettings, useSaveSettings } from '../../api/use-settings.ts';
import { nameDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { sectionWords } from '../../locales/words.ts';
import { differingSections, type ReadFile, type Section, toUpdate } from './settings-file.ts';

/** What names lists and storefronts by ids means nothing in another store. */
const OF_THE_STORE: readonly Section[] = ['lists', 'storefronts'];

interface ImportDialogProps {
  file: Extract<ReadFile, { kind: 'ready' }>;
  settings: Settings;
  onTaken: () => void;
  onClose: () => void;
}

/** Which parts of a file are taken over. Each is saved as it is in the file; the others stay. */
export function ImportDialog({ file, settings, onTaken, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  const save = useSaveSettings();
  const readAgain = useReadSettings();
  const { sections } = file;
  const differing = differingSections(sections, settings);
  const isOfAnother = file.storeHash !== undefined && file.storeHash !== store.hash;
  const [chosen, setChosen] = useState<readonly Section[]>(
    differing.filter((section) => !isOfAnother || !OF_THE_STORE.includes(section)),
  );

  const isAsked =
    chosen.includes('consent') &&
    sections.consent?.mode === 'everyone' &&
    !(settings.consent.mode === 'everyone' && settings.consent.everyoneConfirmed);
  const take = () => {
    if (chosen.length === 0) return onClose();
    if (save.isPending) return;
    save.mutate(
      { ...toUpdate(sections, chosen), version: settings.version },
      { onSuccess: onTaken },
    );
  };
  const flip = (section: Section) =>
    setChosen(
      chosen.includes(section) ? chosen.filter((one) => one !== section) : [...chosen, section],
    );
  const title = t('mappings.file.dialog.title');

  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        { text: t('mappings.file.dialog.take'), isLoading: save.isPending, onClick: take },
      ]}
      header={title}
      isOpen
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      {save.error && (
        <ErrorNotice error={save.error} onReload={() => void readAgain().then(save.reset)} />
      )}
      {isOfAnother && <Notice lines={[t('mappings.file.dialog.otherStore')]} type="warning" />}
      {isAsked && <Notice lines={[t('mappings.file.dialog.everyone')]} type="warning" />}
      <Text>
        {t(differing.length > 0 ? 'mappings.file.dialog.choose' : 'mappings.file.dialog.same')}
      </Text>
      <Box aria-label={title} role="group">
        {differing.map((section) => (
          <Checkbox
            checked={chosen.includes(section)}
            key={section}
            label={capitalise(sectionWords(t, section))}
            onChange={() => flip(section)}
          />
        ))}
      </Box>
    </Modal>
  );
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
