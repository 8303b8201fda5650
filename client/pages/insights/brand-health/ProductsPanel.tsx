import { Box, H3, Panel, Text } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrandHealthResult, ProductHealth } from '../../../../server/contract/brand-health.ts';
import { useFormat } from '../../../locales/format.ts';
import { ProductLink } from '../ProductLink.tsx';
import { ReportTable } from '../ReportTable.tsx';

/** The products that are liked best and least, with what is said of them. */
export function ProductsPanel({ result }: { result: BrandHealthResult }) {
  const { t } = useTranslation();
  const { best, worst } = result;
  return (
    <Panel description={t('brandHealth.productsIntro')} header={t('brandHealth.products')}>
      {best.length + worst.length === 0 && <Text margin="none">{t('brandHealth.noProducts')}</Text>}
      <Products products={best} saysOf={({ strengths }) => strengths} which="best" />
      <Products products={worst} saysOf={({ problems }) => problems} which="worst" />
    </Panel>
  );
}

interface ProductsProps {
  which: 'best' | 'worst';
  products: ProductHealth[];
  saysOf: (product: ProductHealth) => string[];
}

function Products({ which, products, saysOf }: ProductsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (products.length === 0) return null;
  const right = { align: 'right' as const };
  return (
    <Box marginBottom="medium">
      <H3>{t(`brandHealth.${which}`)}</H3>
      <ReportTable
        label={t(`brandHealth.${which}`)}
        columns={[
          {
            hash: 'name',
            header: t('brandHealth.product'),
            render: (product: ProductHealth) => <ProductLink {...product} />,
          },
          {
            ...right,
            hash: 'average',
            header: t('brandHealth.average'),
            render: ({ average }) => format.number(average),
          },
          {
            ...right,
            hash: 'reviews',
            header: t('brandHealth.counts.reviews'),
            render: ({ reviews }) => format.number(reviews),
          },
          {
            hash: 'said',
            header: t(which === 'best' ? 'brandHealth.strengths' : 'brandHealth.problems'),
            render: (product) => format.list(saysOf(product)) || '–',
          },
        ]}
        items={products}
        keyField="productId"
      />
    </Box>
  );
}
