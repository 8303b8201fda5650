import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../locales/format.ts';

/** How many people, and of all of them which share: `shareOf` runs from 0 to 1, undefined where there is nobody. */
export function usePeopleColumns() {
  const { t } = useTranslation();
  const format = useFormat();
  return <Row extends { people: number }>(shareOf: (row: Row) => number | undefined) => [
    {
      hash: 'people',
      header: t('personas.people'),
      align: 'right' as const,
      render: ({ people }: Row) => format.number(people),
    },
    {
      hash: 'share',
      header: t('personas.share'),
      align: 'right' as const,
      render: (row: Row) => {
        const share = shareOf(row);
        return share === undefined ? '–' : format.percent(share);
      },
    },
  ];
}
