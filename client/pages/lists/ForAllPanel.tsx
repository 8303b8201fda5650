import { Box, Grid, type GridProps, Panel, Small } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../../server/contract/brevo-account.ts';
import { COHORT_LISTS } from '../../../server/contract/cohorts.ts';
import type { ListCounts } from '../../../server/contract/list-people.ts';
import type { Settings } from '../../../server/contract/settings.ts';
import { useSession } from '../../api/use-api.ts';
import { ListPicker } from './ListPicker.tsx';
import { PeopleCount } from './PeopleCount.tsx';
import { LIST_NAMES, type ListName } from './storefront-choices.ts';

const COLUMNS: GridProps['gridColumns'] = 'repeat(auto-fill, minmax(min(100%, 26rem), 1fr))';

interface ForAllPanelProps {
  lists: Settings['lists'];
  brevoLists: BrevoList[];
  counts: ListCounts | undefined;
  problemAt: (path: string) => string | undefined;
  onChange: (lists: Settings['lists']) => void;
}

/** Which list gets whom, on every storefront that has none of its own. */
export function ForAllPanel({ lists, brevoLists, counts, problemAt, onChange }: ForAllPanelProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  return (
    <Panel description={t('lists.forAll.intro')} header={t('lists.forAll.title')}>
      <Grid gridColumns={COLUMNS} gridGap="1.5rem">
        {[...LIST_NAMES, ...COHORT_LISTS].map((name) => (
          <Box key={name}>
            <ListPicker
              label={t(`lists.names.${name}`)}
              lists={brevoLists}
              noneText={t(name === 'allCustomers' ? 'lists.noneYet' : 'lists.none')}
              onChange={(id) => onChange({ ...lists, [name]: id })}
              problem={problemAt(`lists.${name}`)}
              suggestedName={t(`lists.suggested.${name}`, { shop: store.name })}
              value={lists[name]}
            />
            <Small color="secondary60" margin="none" marginTop="xSmall">
              {t(`lists.texts.${name}`)}
            </Small>
            {isCounted(name) && <PeopleCount count={counts?.[name]} />}
          </Box>
        ))}
      </Grid>
    </Panel>
  );
}

/** How many a cohort has stands with its persona. */
function isCounted(name: string): name is ListName {
  return LIST_NAMES.some((one) => one === name);
}
