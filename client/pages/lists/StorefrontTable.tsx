import {
  Badge,
  Box,
  Button,
  Flex,
  Small,
  Switch,
  TableFigure,
  Text,
} from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';
import { SteadyTable } from '../../components/tables/SteadyTable.tsx';
import { useFormat } from '../../locales/format.ts';
import { channelTypeWords } from '../../locales/words.ts';
import { isOn, ownList, ownListNames } from './storefront-choices.ts';

/** Narrow screens leave these out. */
const WIDE_ONLY = { mobile: 'none', tablet: 'table-cell' } as const;

/** Cells of a table do not break lines on narrow screens, and would hide what stands at their right. */
const BREAKING = { whiteSpace: 'normal', overflowWrap: 'break-word' } as const;

interface StorefrontTableProps {
  storefronts: Storefront[];
  choices: Settings['storefronts'];
  brevoLists: BrevoList[];
  onSwitch: (id: number, isOn: boolean) => void;
  onOpen: (storefront: Storefront) => void;
  onSeen: (id: number) => void;
}

/** Each storefront in a line: who it is, which lists are its own, whether it counts. */
export function StorefrontTable(props: StorefrontTableProps) {
  const { storefronts, choices, brevoLists, onSwitch, onOpen, onSeen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const count = (value: number | null) =>
    value === null ? t('lists.unknown') : format.number(value);
  return (
    <TableFigure>
      <SteadyTable
        aria-label={t('lists.storefronts.title')}
        columns={[
          {
            hash: 'name',
            header: t('lists.storefronts.name'),
            render: (storefront: Storefront) => (
              <Name onSeen={() => onSeen(storefront.id)} storefront={storefront} />
            ),
          },
          {
            hash: 'customers',
            header: t('lists.storefronts.customers'),
            align: 'right',
            display: WIDE_ONLY,
            render: ({ customers }: Storefront) => count(customers),
          },
          {
            hash: 'subscribers',
            header: t('lists.storefronts.subscribers'),
            align: 'right',
            display: WIDE_ONLY,
            render: ({ subscribers }: Storefront) => count(subscribers),
          },
          {
            hash: 'lists',
            header: t('lists.storefronts.lists'),
            render: (storefront: Storefront) => (
              <Lists
                brevoLists={brevoLists}
                choices={choices}
                onOpen={onOpen}
                storefront={storefront}
              />
            ),
          },
          {
            hash: 'enabled',
            header: t('lists.storefronts.enabled'),
            width: 90,
            render: ({ id, name }: Storefront) => (
              <Switch
                aria-label={t('lists.storefronts.switch', { shop: name })}
                checked={isOn(choices, id)}
                onChange={(event) => onSwitch(id, event.target.checked)}
                role="switch"
              />
            ),
          },
        ]}
        items={storefronts}
        keyField="id"
      />
    </TableFigure>
  );
}

function Name({ storefront, onSeen }: { storefront: Storefront; onSeen: () => void }) {
  const { t } = useTranslation();
  const { name, type, url, attention, isLive } = storefront;
  const host = url && URL.canParse(url) ? new URL(url).host : undefined;
  return (
    <Box style={BREAKING}>
      <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
        <Text as="span" bold margin="none">
          {name}
        </Text>
        {attention === 'new' && <Badge label={t('lists.badges.new')} variant="primary" />}
        {!isLive && <Badge label={t('lists.badges.gone')} variant="secondary" />}
      </Flex>
      <Small color="secondary60" margin="none">
        {[channelTypeWords(t, type), host].filter(Boolean).join(' · ')}
      </Small>
      {attention === 'new' && (
        <Button
          aria-label={t('lists.storefronts.keepFor', { shop: name })}
          mobileWidth="auto"
          onClick={onSeen}
          variant="subtle"
        >
          {t('lists.storefronts.keep')}
        </Button>
      )}
    </Box>
  );
}

function Lists(
  props: Pick<StorefrontTableProps, 'brevoLists' | 'choices' | 'onOpen'> & {
    storefront: Storefront;
  },
) {
  const { storefront, brevoLists, choices, onOpen } = props;
  const { t } = useTranslation();
  const own = ownListNames(choices, storefront.id);
  const nameOf = (id: number | null) =>
    brevoLists.find((list) => list.id === id)?.name ?? t('lists.goneOption', { id: id ?? 0 });
  return (
    <Flex alignItems="center" flexDirection="row" flexGap="0.5rem" flexWrap="wrap">
      <Box style={BREAKING}>
        {own.length === 0 && (
          <Small color="secondary60" margin="none">
            {t('lists.inherited')}
          </Small>
        )}
        {own.map((name) => (
          <Small key={name} margin="none">
            {t('lists.own', {
              name: t(`lists.names.${name}`),
              list: nameOf(ownList(choices, storefront.id, name)),
            })}
          </Small>
        ))}
        {own.length > 0 && own.length < 4 && (
          <Small color="secondary60" margin="none">
            {t('lists.restInherited')}
          </Small>
        )}
      </Box>
      <Button
        aria-label={t('lists.changeFor', { shop: storefront.name })}
        mobileWidth="auto"
        onClick={() => onOpen(storefront)}
        variant="subtle"
      >
        {t('lists.change')}
      </Button>
    </Flex>
  );
}
