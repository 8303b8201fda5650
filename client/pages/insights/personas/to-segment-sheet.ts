import type { TFunction } from 'i18next';
import type { PersonasResult } from '../../../../server/contract/personas.ts';
import type { Sheet } from '../job/insight-parts.ts';

/** A line for each segment: its figures, and its persona. */
export function toSegmentSheet({ segments, currency }: PersonasResult, t: TFunction): Sheet {
  const columns = [
    ...([
      'field',
      'segment',
      'people',
      'share',
      'buyers',
      'orders',
      'currency',
      'revenue',
    ] as const),
    ...(['averageOrder', 'ordersPerBuyer', 'daysBetween', 'persona', 'done'] as const),
  ];
  return [
    columns.map((name) => t(`personas.${name}`)),
    ...segments.map((one) => [
      ...[one.source, one.value, one.people, one.share, one.buyers, one.orders, currency],
      ...[Number(one.revenue), Number(one.averageOrder), one.ordersPerBuyer],
      ...[one.daysBetweenOrders ?? '', one.personaName, t(`personas.actions.${one.action}`)],
    ]),
  ];
}
