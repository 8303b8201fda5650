import { Box, Checkbox, FormGroup, Input, Small, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReviewedProducts } from '../../../api/use-reviewed-products.ts';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useFormat } from '../../../locales/format.ts';
import { useSettled } from '../../mapping/use-settled.ts';

interface ProductChoiceProps {
  /** None: all. */
  productIds: number[];
  onChange: (productIds: number[]) => void;
  problem: string | undefined;
}

/** Some products may be more than the page is high. */
const LIST = { maxHeight: '16rem', overflowY: 'auto' } as const;
const MOST = 250;

/** Which products' reviews are looked at: all, or those that are ticked. */
export function ProductChoice({ productIds, onChange, problem }: ProductChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const chosen = useReviewedProducts({ ids: productIds });
  const found = useReviewedProducts({ text: settled });
  const known = [...(chosen.data?.products ?? []), ...(found.data?.products ?? [])];
  const nameOf = (id: number) => known.find(({ productId }) => productId === id);
  const shown = [
    ...productIds.map((id) => nameOf(id) ?? { productId: id, name: `${id}`, reviews: 0 }),
    ...(found.data?.products ?? []).filter(({ productId }) => !productIds.includes(productId)),
  ];
  const toggle = (id: number) =>
    onChange(
      productIds.includes(id) ? productIds.filter((one) => one !== id) : [...productIds, id],
    );

  return (
    <Box as="fieldset" border="none" margin="none" marginVertical="medium" padding="none">
      <Text as="legend" bold marginBottom="xSmall">
        {t('brandHealth.options.products')}
      </Text>
      <Small color="secondary60" role="status">
        {productIds.length === 0
          ? t('brandHealth.options.allProducts')
          : t('brandHealth.options.chosen', {
              count: productIds.length,
              formatted: format.number(productIds.length),
            })}
      </Small>
      <FormGroup errors={problem}>
        <Input
          label={t('brandHealth.options.search')}
          maxLength={100}
          onChange={(event) => setText(event.target.value)}
          value={text}
        />
      </FormGroup>
      {found.error && (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} type="warning" />
      )}
      {found.data?.isRead === false && <Small>{t('brandHealth.options.notRead')}</Small>}
      <Box marginTop="small" style={LIST}>
        {shown.map(({ productId, name, reviews }) => (
          <Box key={productId} marginBottom="xSmall" paddingLeft="xxSmall">
            <Checkbox
              checked={productIds.includes(productId)}
              description={t('brandHealth.reviews', {
                count: reviews,
                formatted: format.number(reviews),
              })}
              disabled={!productIds.includes(productId) && productIds.length >= MOST}
              label={name}
              onChange={() => toggle(productId)}
            />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
