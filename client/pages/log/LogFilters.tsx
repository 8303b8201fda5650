import { Box, Button, Grid, Input, Select } from '@bigcommerce/big-design';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GROUPS, type Group, LEVELS, type Level, type LogChoice } from './use-log-filter.ts';

interface LogFiltersProps {
  choice: LogChoice;
  isFiltered: boolean;
  onChoose: (changes: Partial<LogChoice>) => void;
  onClear: () => void;
}

const ALL = 'all';
/** The text of a subtle button stands under the fields above it. */
const ALIGNED = { marginInlineStart: '-1rem' } as const;

export function LogFilters({ choice, isFiltered, onChoose, onClear }: LogFiltersProps) {
  const { t } = useTranslation();
  const groups = Object.keys(GROUPS) as Group[];
  // What is typed, and not in the address yet, is cleared with the rest.
  const [clears, setClears] = useState(0);
  const clear = () => {
    setClears(clears + 1);
    onClear();
  };
  return (
    <>
      <Grid
        gridColumns={{ mobile: '1fr', tablet: 'repeat(2, minmax(0, 1fr))', desktop: COLUMNS }}
        gridGap="1rem"
        marginBottom="medium"
      >
        <SearchField key={clears} onChange={(text) => onChoose({ text })} text={choice.text} />
        <Select
          label={t('log.about')}
          onOptionChange={(group?: Group | typeof ALL) =>
            onChoose({ group: group === ALL ? undefined : group })
          }
          options={[
            { value: ALL, content: t('log.everything') },
            ...groups.map((group) => ({ value: group, content: t(`log.groups.${group}`) })),
          ]}
          value={choice.group ?? ALL}
        />
        <Select
          label={t('log.level')}
          onOptionChange={(level?: Level | typeof ALL) =>
            onChoose({ level: level === ALL ? undefined : level })
          }
          options={[
            { value: ALL, content: t('log.anyLevel') },
            ...LEVELS.map((level) => ({ value: level, content: t(`log.levels.${level}`) })),
          ]}
          value={choice.level ?? ALL}
        />
        <Input
          label={t('log.from')}
          max={choice.to || undefined}
          onChange={({ target }) => onChoose({ from: target.value })}
          type="date"
          value={choice.from}
        />
        <Input
          label={t('log.to')}
          min={choice.from || undefined}
          onChange={({ target }) => onChoose({ to: target.value })}
          type="date"
          value={choice.to}
        />
      </Grid>
      {isFiltered && (
        <Box marginBottom="small" style={ALIGNED}>
          <Button mobileWidth="auto" onClick={clear} variant="subtle">
            {t('log.clear')}
          </Button>
        </Box>
      )}
    </>
  );
}

const COLUMNS = 'minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1.5fr) minmax(0, 1.2fr) minmax(0, 1.2fr)';
/** Long enough to type a word, short enough to wait for. */
const PAUSE_MS = 300;

/** Searches once the typing pauses; until then what is typed stands here, and not yet in the address. */
function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string>();
  if (draft === text) setDraft(undefined);
  useEffect(() => {
    if (draft === undefined) return;
    const timer = setTimeout(() => onChange(draft), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, onChange]);
  return (
    <Input
      label={t('log.search')}
      maxLength={100}
      onChange={({ target }) => setDraft(target.value)}
      type="search"
      value={draft ?? text}
    />
  );
}
