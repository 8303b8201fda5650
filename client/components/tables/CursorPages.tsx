import { Box, Button, Flex } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useFocusInPlace } from '../use-focus-in-place.ts';
import type { CursorPages as Pages } from './use-cursor-pages.ts';

interface CursorPagesProps {
  pages: Pages;
  /** Where the next page begins; null on the last, undefined while it is not known. */
  next: string | null | undefined;
}

/**
 * The way through a table that the server sends in pages; nothing where there is one page only. Not BigDesign's own, whose
 * choice of how many rows has an attribute that its role does not allow.
 */
export function CursorPages({ pages, next }: CursorPagesProps) {
  const { t } = useTranslation();
  const focusKept = useFocusInPlace();
  if (pages.isFirst && !next) return null;
  const button = { mobileWidth: 'auto', variant: 'subtle' } as const;
  return (
    <Box {...focusKept} aria-label={t('paging.label')} as="nav" marginTop="small">
      <Flex flexDirection="row" justifyContent="flex-end">
        <Button {...button} disabled={pages.isFirst} onClick={pages.back}>
          {t('paging.previous')}
        </Button>
        <Button {...button} disabled={!next} onClick={() => next && pages.forward(next)}>
          {t('paging.next')}
        </Button>
      </Flex>
    </Box>
  );
}
