import { Box, Flex, Input, Select } from '@bigcommerce/big-design';
import type { ReactNode } from 'react';

interface ListFilterProps<Kind extends string> {
  text: { label: string; value: string; onChange: (text: string) => void };
  kind: {
    label: string;
    value: Kind;
    options: { value: Kind; content: string }[];
    onChange: (kind: Kind) => void;
  };
  /** Whatever else stands beside them. */
  children?: ReactNode;
}

/** Above a list: what to look for in it, and what sort of things. `useListFilter` keeps both in the address. */
export function ListFilter<Kind extends string>({ text, kind, children }: ListFilterProps<Kind>) {
  return (
    <Flex
      alignItems="flex-end"
      flexDirection="row"
      flexGap="1rem"
      flexWrap="wrap"
      marginBottom="medium"
    >
      <FilterField>
        <Input
          label={text.label}
          onChange={(event) => text.onChange(event.target.value)}
          type="search"
          value={text.value}
        />
      </FilterField>
      <FilterField>
        <Select
          label={kind.label}
          onOptionChange={(chosen?: Kind) => chosen !== undefined && kind.onChange(chosen)}
          options={kind.options}
          value={kind.value}
        />
      </FilterField>
      {children}
    </Flex>
  );
}

/** One of the fields of a filter: as wide as the others, and no narrower than is readable. */
export function FilterField({ children }: { children: ReactNode }) {
  return <Box style={{ flex: '1 1 12rem' }}>{children}</Box>;
}
