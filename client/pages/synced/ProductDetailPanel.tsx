import { H3, Panel } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { SwitchList } from '../../components/settings/SwitchList.tsx';

interface ProductDetailPanelProps {
  products: Settings['products'];
  categories: Settings['categories'];
  onProductsChange: (products: Settings['products']) => void;
  onCategoriesChange: (categories: Settings['categories']) => void;
}

/** How much of each product Brevo is told. */
export function ProductDetailPanel(props: ProductDetailPanelProps) {
  const { products, categories, onProductsChange, onCategoriesChange } = props;
  const { t } = useTranslation();
  return (
    <Panel description={t('synced.products.intro')} header={t('synced.products.title')}>
      <SwitchList
        describe={(detail) => ({ label: t(`synced.products.${detail}`) })}
        label={t('synced.products.title')}
        onChange={onProductsChange}
        values={products}
      />
      <H3 marginTop="large">{t('synced.categories.title')}</H3>
      <SwitchList
        describe={(detail) => ({ label: t(`synced.categories.${detail}`) })}
        label={t('synced.categories.title')}
        onChange={onCategoriesChange}
        values={categories}
      />
    </Panel>
  );
}
