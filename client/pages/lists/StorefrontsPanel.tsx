import { Button, Panel, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import type { ListPeople } from '../../../server/contract/list-people.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import type { Storefront } from '../../../server/contract/storefront.ts';
import { ListFilter } from '../../components/tables/ListFilter.tsx';
import { useListFilter } from '../../components/tables/use-list-filter.ts';
import { StorefrontDialog } from './StorefrontDialog.tsx';
import { StorefrontTable } from './StorefrontTable.tsx';
import { isOn, ownListNames, withOwnLists, withSwitch } from './storefront-choices.ts';

const SHOWN_AT_FIRST = 25;
/** With fewer, nobody needs to look for one. */
const WORTH_FILTERING = 6;
const KINDS = ['all', 'own', 'off', 'attention'] as const;
type Kind = (typeof KINDS)[number];

interface StorefrontsPanelProps {
  storefronts: Storefront[];
  settings: Pick<Settings, 'lists' | 'storefronts'>;
  brevoLists: BrevoList[];
  people: ListPeople | undefined;
  onChange: (storefronts: Settings['storefronts']) => void;
  onSeen: (id: number) => void;
}

/** What differs from storefront to storefront. */
export function StorefrontsPanel(props: StorefrontsPanelProps) {
  const { storefronts, settings, brevoLists, people, onChange, onSeen } = props;
  const { t } = useTranslation();
  const { text, kind, setText, setKind } = useListFilter(KINDS);
  const [limit, setLimit] = useState(SHOWN_AT_FIRST);
  const [open, setOpen] = useState<Storefront>();

  const found = storefronts.filter(
    (one) => matches(one, text) && isOfKind(one, kind, settings.storefronts),
  );

  return (
    <Panel description={t('lists.storefronts.intro')} header={t('lists.storefronts.title')}>
      {storefronts.length >= WORTH_FILTERING && (
        <ListFilter
          kind={{
            label: t('lists.storefronts.show'),
            value: kind,
            options: KINDS.map((value) => ({ value, content: t(`lists.kinds.${value}`) })),
            onChange: setKind,
          }}
          text={{ label: t('lists.storefronts.search'), value: text, onChange: setText }}
        />
      )}
      <Text as="p" color="secondary60" role="status">
        {t('lists.storefronts.found', {
          count: found.length,
          formatted: found.length,
          all: storefronts.length,
        })}
      </Text>
      <StorefrontTable
        brevoLists={brevoLists}
        choices={settings.storefronts}
        onOpen={setOpen}
        onSeen={onSeen}
        onSwitch={(id, enabled) => onChange(withSwitch(settings.storefronts, id, enabled))}
        storefronts={found.slice(0, limit)}
      />
      {found.length > limit && (
        <Button onClick={() => setLimit(limit + SHOWN_AT_FIRST)} variant="subtle">
          {t('common.showMore')}
        </Button>
      )}
      {open && (
        <StorefrontDialog
          brevoLists={brevoLists}
          counts={people?.storefronts.find(({ id }) => id === open.id)}
          onClose={() => setOpen(undefined)}
          onDone={(own) => {
            onChange(withOwnLists(settings.storefronts, open.id, own));
            setOpen(undefined);
          }}
          settings={settings}
          storefront={open}
        />
      )}
    </Panel>
  );
}

function matches({ name, url, id }: Storefront, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return `${name} ${url ?? ''} ${id}`.toLowerCase().includes(wanted);
}

function isOfKind(one: Storefront, kind: Kind, choices: Settings['storefronts']): boolean {
  if (kind === 'own') return ownListNames(choices, one.id).length > 0;
  if (kind === 'off') return !isOn(choices, one.id);
  return kind === 'all' || one.attention !== null;
}
