import { Box, Button } from '@bigcommerce/big-design';
import { type ReactNode, useId, useState } from 'react';

interface DisclosureProps {
  /** What the button says. */
  summary: string;
  /** What it says to a screen reader, where the same words stand more than once. */
  label?: string;
  isOpenAtFirst?: boolean;
  children: ReactNode;
}

/** BigDesign's button has room on both sides of its text, which here stands in line with what is above it. */
const FLUSH = { marginLeft: '-1rem' } as const;

/** What not everybody wants to see, behind a button. */
export function Disclosure(props: DisclosureProps) {
  const { summary, label, isOpenAtFirst = false, children } = props;
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const id = useId();
  return (
    <Box marginBottom="xSmall">
      <Box style={FLUSH}>
        <Button
          aria-controls={isOpen ? id : undefined}
          aria-expanded={isOpen}
          aria-label={label}
          mobileWidth="auto"
          onClick={() => setIsOpen(!isOpen)}
          type="button"
          variant="subtle"
        >
          {summary}
        </Button>
      </Box>
      {isOpen && <Box id={id}>{children}</Box>}
    </Box>
  );
}
