import { Box, Small } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { SettingChange } from '../../../server/contract/people.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { useFormat } from '../../locales/format.ts';
import { settingChangeWords } from '../../locales/setting-words.ts';
import { useSettingNames } from './use-setting-names.ts';

/** More would hide who else changed what. */
const SHOWN_AT_ONCE = 4;

interface SettingChangesProps {
  changes: SettingChange[];
  /** When they were saved, ISO 8601. */
  at: string;
}

/** What each setting was before a save, and what it is since. */
export function SettingChanges({ changes, at }: SettingChangesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useSettingNames(changes);
  const lines = changes.map((change) => (
    <Small color="secondary60" key={change.path} margin="none">
      {settingChangeWords(t, format, names, change)}
    </Small>
  ));
  if (changes.length <= SHOWN_AT_ONCE) return <Box>{lines}</Box>;
  const formatted = format.number(changes.length);
  return (
    <Disclosure
      label={t('settingChange.allOf', { formatted, time: format.dateTime(at) })}
      summary={t('settingChange.all', { formatted })}
    >
      {lines}
    </Disclosure>
  );
}
