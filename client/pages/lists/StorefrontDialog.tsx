import { Box, Modal, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import type { ListCounts } from '../../../server/contract/list-people.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';
import { nameDialog } from '../../components/ConfirmDialog.tsx';
import { ListPicker } from './ListPicker.tsx';
import { PeopleCount } from './PeopleCount.tsx';
import { LIST_NAMES, type ListName, ownList } from './storefront-choices.ts';

interface StorefrontDialogProps {
  storefront: Storefront;
  settings: Pick<Settings, 'lists' | 'storefronts'>;
  brevoLists: BrevoList[];
  counts: ListCounts | undefined;
  onDone: (own: Record<ListName, number | null>) => void;
  onClose: () => void;
}

/** The lists of one storefront: of its own, or those for all. Nothing is saved here; the page does that. */
export function StorefrontDialog(props: StorefrontDialogProps) {
  const { storefront, settings, brevoLists, counts, onDone, onClose } = props;
  const { t } = useTranslation();
  const { id, name: shop } = storefront;
  const of = (name: ListName) => ownList(settings.storefronts, id, name);
  const [own, setOwn] = useState<Record<ListName, number | null>>({
    allCustomers: of('allCustomers'),
    newsletter: of('newsletter'),
    buyers: of('buyers'),
    abandonedCart: of('abandonedCart'),
  });
  const title = t('lists.of', { shop });

  const inherited = (name: ListName) => {
    const list = brevoLists.find((one) => one.id === settings.lists[name]);
    return list ? t('lists.asForAll', { list: list.name }) : t('lists.asForAllNone');
  };
  return (
    <Modal
      actions={[
        { text: t('common.cancel'), variant: 'subtle', onClick: onClose },
        { text: t('lists.done'), onClick: () => onDone(own) },
      ]}
      header={title}
      isOpen
      onClose={onClose}
    >
      <span ref={(node) => nameDialog(node, title)} />
      <Text>{t('lists.ofIntro')}</Text>
      {LIST_NAMES.map((name) => (
        <Box key={name} marginBottom="large">
          <ListPicker
            label={t(`lists.names.${name}`)}
            lists={brevoLists}
            noneText={inherited(name)}
            onChange={(listId) => setOwn((now) => ({ ...now, [name]: listId }))}
            suggestedName={t(`lists.suggested.${name}`, { shop })}
            value={own[name]}
          />
          <PeopleCount count={counts?.[name]} />
        </Box>
      ))}
    </Modal>
  );
}
