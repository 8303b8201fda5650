import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeName, type BrevoAttribute } from '../../../server/contract/brevo-account.ts';
import type { CustomerMapping } from '../../../server/contract/mapping.ts';
import { useCreateBrevoAttribute } from '../../api/use-brevo-attributes.ts';
import type { FieldLine } from './mapping-lines.ts';
import { ATTRIBUTE_LIMIT, writableAttributes } from './mapping-warnings.ts';
import type { WantedAttribute } from './NewAttribute.tsx';
import { suggestAttribute, TYPE_OF } from './suggest-attribute.ts';

export type Way = 'none' | 'existing' | 'new';

interface FieldChoiceProps {
  line: FieldLine;
  mapping: CustomerMapping;
  account: BrevoAttribute[];
  onDone: (attribute: string | null) => void;
}

/** What is chosen for one field, beginning with where it goes now, or with what would suit it. */
export function useFieldChoice({ line, mapping, account, onDone }: FieldChoiceProps) {
  const { t } = useTranslation();
  const { source, field } = line;
  const create = useCreateBrevoAttribute();
  const writable = writableAttributes(account);
  const first = line.attribute ?? suggestAttribute(field ?? { source, label: source }, account);
  const isThere = writable.some(({ name }) => name === first);

  const [way, setWay] = useState<Way>(isThere ? 'existing' : 'new');
  const [existing, setExisting] = useState(isThere ? first : undefined);
  const [wanted, setWanted] = useState<WantedAttribute>({
    name: isThere ? '' : first,
    type: TYPE_OF[field?.type ?? 'text'],
  });
  const [isAsked, setIsAsked] = useState(false);

  const findTaken = (attribute: string) =>
    mapping.some(
      (one) =>
        one.attribute === attribute && !(one.source === source && attribute === line.attribute),
    )
      ? t('mappings.dialog.taken', { attribute })
      : undefined;
  const findProblem = () => {
    if (way === 'none') return undefined;
    if (way === 'existing')
      return existing === undefined ? t('mappings.dialog.chooseOne') : findTaken(existing);
    if (!AttributeName.safeParse(wanted.name).success) return t('mappings.dialog.badName');
    if (account.some(({ name }) => name === wanted.name)) return t('mappings.dialog.nameExists');
    if (account.length >= ATTRIBUTE_LIMIT)
      return t('mappings.dialog.full', { limit: ATTRIBUTE_LIMIT });
    return findTaken(wanted.name);
  };

  return {
    ...{ way, setWay, existing, setExisting, wanted, setWanted, writable },
    /** Said once somebody has tried to go on with it. */
    problem: isAsked ? findProblem() : undefined,
    error: create.error,
    isCreating: create.isPending,
    done: () => {
      setIsAsked(true);
      if (findProblem() !== undefined || create.isPending) return;
      if (way === 'none') onDone(null);
      else if (way === 'existing') onDone(existing ?? null);
      else create.mutate(wanted, { onSuccess: ({ name }) => onDone(name) });
    },
  };
}
