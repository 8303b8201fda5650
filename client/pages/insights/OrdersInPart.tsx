import { useTranslation } from 'react-i18next';
import { noteOf } from '../../../server/contract/insight-notes.ts';
import { Notice } from '../../components/Notice.tsx';
import { noteWords } from '../../locales/sentences.ts';

/** Says that figures are of some of the orders, where the first sync of them was not over. */
export function OrdersInPart({ ordersSoFar }: { ordersSoFar?: number | null }) {
  const { i18n } = useTranslation();
  if (ordersSoFar == null) return null;
  const note = noteOf('orders_in_part', { count: ordersSoFar });
  return <Notice lines={[noteWords(note, i18n.language)]} type="warning" />;
}
