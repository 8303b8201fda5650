import { Button, Form } from '@bigcommerce/big-design';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BrevoList } from '../../server/contract/brevo-account.ts';
import type { Settings } from '../../server/contract/settings.ts';
import { useSession } from '../api/use-api.ts';
import { useBrevoLists, useCreateBrevoList } from '../api/use-brevo-lists.ts';
import { useSaveSettings } from '../api/use-settings.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { type ChosenList, ListChoice } from './ListChoice.tsx';
import { Skeleton } from './Skeleton.tsx';

interface ListFormProps {
  settings: Settings;
  submitText: string;
  onSaved: () => void;
  onReload: () => Promise<unknown>;
  /** Something was changed that is not saved yet. */
  onEdit?: () => void;
}

/** Into which list the customers go. A new one is made in Brevo on the spot. */
export function ListForm({ settings, submitText, onSaved, onReload, onEdit }: ListFormProps) {
  const { t } = useTranslation();
  const { store } = useSession();
  const lists = useBrevoLists();
  const create = useCreateBrevoList();
  const save = useSaveSettings();
  const [draft, setDraft] = useState<ChosenList>();
  const [isMissing, setIsMissing] = useState(false);

  if (lists.isError)
    return <ErrorNotice error={lists.error} onRetry={() => void lists.refetch()} />;
  if (lists.isPending) return <Skeleton lines={5} />;

  const suggestedName = t('list.suggestedName', { store: store.name });
  const chosen = draft ?? toChosen(settings.lists.allCustomers, lists.data, suggestedName);

  const edit = (list: ChosenList) => {
    setDraft(list);
    onEdit?.();
  };
  const reload = () => void onReload().then(save.reset);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isComplete = chosen.kind === 'new' ? chosen.name.trim() !== '' : chosen.id !== undefined;
    setIsMissing(!isComplete);
    if (!isComplete) return;
    const id = await ensureList(chosen);
    save.mutate(
      { version: settings.version, lists: { ...settings.lists, allCustomers: id } },
      { onSuccess: onSaved },
    );
  };

  const ensureList = async (list: ChosenList): Promise<number | null> => {
    if (list.kind === 'existing') return list.id ?? null;
    const { id } = await create.mutateAsync(list.name.trim());
    // Made once: if saving fails, the next try takes this one instead of making another of the same name.
    setDraft({ kind: 'existing', id });
    return id;
  };

  const error = create.error ?? save.error;
  return (
    // The mutations themselves tell what went wrong.
    <Form fullWidth onSubmit={(event) => void submit(event).catch(() => undefined)}>
      {error && <ErrorNotice error={error} onReload={reload} />}
      <ListChoice
        error={
          isMissing ? t(chosen.kind === 'new' ? 'list.nameMissing' : 'list.missing') : undefined
        }
        lists={lists.data}
        onChange={edit}
        suggestedName={suggestedName}
        value={chosen}
      />
      <Button isLoading={create.isPending || save.isPending} type="submit">
        {submitText}
      </Button>
    </Form>
  );
}

/** A list that is gone from Brevo, or was another account's, has to be chosen anew. */
function toChosen(id: number | null, lists: BrevoList[], suggestedName: string): ChosenList {
  if (lists.length === 0) return { kind: 'new', name: suggestedName };
  return { kind: 'existing', id: lists.find((list) => list.id === id)?.id };
}
