import { Box, Button, Flex, Panel, Text } from '@bigcommerce/big-design';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { useSession } from '../../api/use-api.ts';
import { Notice } from '../../components/Notice.tsx';
import { useFormat } from '../../locales/format.ts';
import { ImportDialog } from './ImportDialog.tsx';
import {
  type FileProblem,
  type ReadFile,
  readSettingsFile,
  writeSettingsFile,
} from './settings-file.ts';

const MOST_TOLD = 10;

/** All settings of the store as a file: to keep, or to take over elsewhere. */
export function SettingsFilePanel({ settings, isDirty }: { settings: Settings; isDirty: boolean }) {
  const { t } = useTranslation();
  const { store } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<ReadFile>();
  const [isTaken, setIsTaken] = useState(false);
  const [isHeldUp, setIsHeldUp] = useState(false);

  const save = () => {
    const text = writeSettingsFile(settings, store, new Date());
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    Object.assign(document.createElement('a'), {
      href: url,
      download: `pulsebridge-settings-${store.hash}.json`,
    }).click();
    URL.revokeObjectURL(url);
  };
  const choose = () => {
    // What is changed on the page and not saved would clash with what the file brings.
    setIsHeldUp(isDirty);
    if (!isDirty) input.current?.click();
  };
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    setIsTaken(false);
    setRead(readSettingsFile(await file.text()));
    // The same file may be chosen again, once it was mended.
    target.value = '';
  };

  return (
    <Panel description={t('mappings.file.intro')} header={t('mappings.file.title')}>
      {read?.kind === 'refused' && (
        <Notice lines={[t(`mappings.file.refused.${read.reason}`)]} type="error" />
      )}
      {read?.kind === 'invalid' && <FileProblems problems={read.problems} />}
      {isTaken && <Notice lines={[t('mappings.file.taken')]} type="success" />}
      {isHeldUp && isDirty && <Text role="alert">{t('mappings.file.saveFirst')}</Text>}
      <Flex flexDirection="row" flexGap="0.75rem" flexWrap="wrap">
        <Button mobileWidth="auto" onClick={save} variant="secondary">
          {t('mappings.file.save')}
        </Button>
        <Button mobileWidth="auto" onClick={choose} variant="subtle">
          {t('mappings.file.open')}
        </Button>
      </Flex>
      <Box display="none">
        <input
          accept="application/json,.json"
          aria-label={t('mappings.file.open')}
          onChange={(event) => void open(event)}
          ref={input}
          type="file"
        />
      </Box>
      {read?.kind === 'ready' && (
        <ImportDialog
          file={read}
          onClose={() => setRead(undefined)}
          onTaken={() => {
            setRead(undefined);
            setIsTaken(true);
          }}
          settings={settings}
        />
      )}
    </Panel>
  );
}

function FileProblems({ problems }: { problems: FileProblem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rest = problems.length - MOST_TOLD;
  return (
    <Notice
      lines={[
        t('mappings.file.invalid'),
        ...problems
          .slice(0, MOST_TOLD)
          .map(({ path, code }) => t(`mappings.file.problems.${code}`, { path })),
        ...(rest > 0
          ? [t('mappings.file.problems.more', { count: rest, formatted: format.number(rest) })]
          : []),
      ]}
      type="error"
    />
  );
}
