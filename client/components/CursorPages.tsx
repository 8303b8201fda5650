import { Flex, StatelessPagination } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../locales/format.ts';
import type { CursorPages as Pages } from './use-cursor-pages.ts';

interface CursorPagesProps {
  pages: Pages;
  /** Where the next page begins; null on the last, undefined while it is not known. */
  next: string | null | undefined;
}

/** The way through a table that the server sends in pages. Nothing where there is one page only. */
export function CursorPages({ pages, next }: CursorPagesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isOnly = pages.isFirst && !next && pages.size === pages.sizes[0];
  if (isOnly) return null;
  return (
    <Flex justifyContent="flex-end" marginTop="small">
      <StatelessPagination
        itemsPerPage={pages.size}
        itemsPerPageOptions={[...pages.sizes]}
        localization={{
          label: t('paging.label'),
          previousPage: t('paging.previous'),
          nextPage: t('paging.next'),
          rangeLabel: t('paging.range', { formatted: format.number(pages.size) }),
        }}
        onItemsPerPageChange={pages.resize}
        onNext={next ? () => pages.forward(next) : undefined}
        onPrevious={pages.isFirst ? undefined : pages.back}
      />
    </Flex>
  );
}
