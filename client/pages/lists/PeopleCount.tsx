import { Small } from '@bigcommerce/big-design';
import { useTranslation } from 'react-i18next';
import type { ListCount } from '../../../server/contract/list-people.ts';
import { useFormat } from '../../locales/format.ts';

/** How many people a list gets, and how many it is about. Takes the same room before it is known (`undefined`). */
export function PeopleCount({ count }: { count: ListCount | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = () => {
    if (count === undefined) return '\u00a0';
    if (count === null) return t('lists.notCounted');
    const { people, inBrevo } = count;
    const formatted = format.number(inBrevo ?? people);
    if (inBrevo === null || inBrevo === people)
      return t('lists.people', { count: people, formatted });
    return t('lists.peopleOf', { count: inBrevo, formatted, all: format.number(people) });
  };
  return (
    <Small color="secondary60" margin="none">
      {say()}
    </Small>
  );
}
