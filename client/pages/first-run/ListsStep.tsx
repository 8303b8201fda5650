import { Box, Button, Flex, Small, Text } from '@bigcommerce/big-design';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../server/contract/settings.ts';
import { ApiError } from '../../api/api-error.ts';
import { useSession } from '../../api/use-api.ts';
import { useBrevoLists } from '../../api/use-brevo-lists.ts';
import { useSaveSettings } from '../../api/use-settings.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { ListPicker } from '../lists/ListPicker.tsx';
import { LIST_NAMES } from '../lists/storefront-choices.ts';

type Lists = Settings['lists'];

interface ListsStepProps {
  settings: Settings;
  isBusy: boolean;
  onDone: () => void;
  /** Reads the settings again after somebody else saved first. */
  onReload: () => Promise<unknown>;
}

/** Which list gets whom. Each may be left open: what cannot do without one makes its own. */
export function ListsStep({ settings, isBusy, onDone, onReload }: ListsStepProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  const lists = useBrevoLists();
  const save = useSaveSettings();
  const [draft, setDraft] = useState<Partial<Lists>>({});
  const chosen = { ...settings.lists, ...draft };
  const isChanged = LIST_NAMES.some((name) => chosen[name] !== settings.lists[name]);

  if (lists.isError)
    return <ErrorNotice error={lists.error} onRetry={() => void lists.refetch()} />;
  if (lists.isPending) return <Skeleton lines={12} />;

  const problems = save.error instanceof ApiError ? save.error.problems : [];
  const submit = () => {
    if (!isChanged) return onDone();
    save.mutate({ version: settings.version, lists: chosen }, { onSuccess: onDone });
  };
  return (
    <>
      <Text>{t('setup.listsIntro')}</Text>
      <Flex flexDirection="column" flexGap="1.25rem" marginBottom="large">
        {LIST_NAMES.map((name) => (
          <Box key={name}>
            <ListPicker
              label={t(`lists.names.${name}`)}
              lists={lists.data}
              noneText={t(name === 'allCustomers' ? 'lists.noneYet' : 'lists.none')}
              onChange={(id) => setDraft({ ...draft, [name]: id })}
              problem={problems.find(({ path }) => path === `lists.${name}`)?.message}
              suggestedName={t(`lists.suggested.${name}`, { shop: store.name })}
              value={chosen[name]}
            />
            <Small color="secondary60" margin="none">
              {t(`lists.texts.${name}`)}
            </Small>
          </Box>
        ))}
      </Flex>
      {save.error && (
        <ErrorNotice error={save.error} onReload={() => void onReload().then(save.reset)} />
      )}
      <Button isLoading={isBusy || save.isPending} onClick={submit}>
        {t('setup.saveAndContinue')}
      </Button>
    </>
  );
}
