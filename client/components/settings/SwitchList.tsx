import { Box, Flex, Grid, type GridProps, Small, Switch, Text } from '@bigcommerce/big-design';
import { useId } from 'react';

interface Words {
  label: string;
  description?: string;
}

interface SwitchListProps<Name extends string> {
  /** Of the whole list, to a screen reader. */
  label: string;
  values: Record<Name, boolean>;
  describe: (name: Name) => Words;
  onChange: (values: Record<Name, boolean>) => void;
}

/** As many columns as there is room for. */
const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 20rem), 1fr))';
/** BigDesign's switch is wider than the room it takes, and higher than a line of text. */
const SWITCH_ROOM = { flexShrink: 0, padding: '0.25rem 0 0 0.375rem' } as const;

/** Switches, in the order of the document that they change. */
export function SwitchList<Name extends string>(props: SwitchListProps<Name>) {
  const { label, values, describe, onChange } = props;
  const names = Object.keys(values) as Name[];
  return (
    <Grid aria-label={label} gridColumns={COLUMNS} gridGap="1rem" role="group">
      {names.map((name) => (
        <SwitchRow
          isOn={values[name]}
          key={name}
          onChange={(isOn) => onChange({ ...values, [name]: isOn })}
          words={describe(name)}
        />
      ))}
    </Grid>
  );
}

interface SwitchRowProps {
  words: Words;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function SwitchRow({ words, isOn, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <Flex alignItems="flex-start" flexDirection="row" flexGap="1rem">
      <Box style={SWITCH_ROOM}>
        <Switch
          aria-describedby={words.description && `${id}-description`}
          aria-labelledby={`${id}-label`}
          checked={isOn}
          id={id}
          onChange={(event) => onChange(event.target.checked)}
          role="switch"
        />
      </Box>
      <Box>
        {/* BigDesign's own label is the picture of the switch. */}
        <label htmlFor={id} id={`${id}-label`}>
          <Text as="span">{words.label}</Text>
        </label>
        {words.description && (
          <Small color="secondary60" id={`${id}-description`} margin="none">
            {words.description}
          </Small>
        )}
      </Box>
    </Flex>
  );
}
