import { z } from 'zod';

/**
 * What a person ticks off, because no other data tell that it is done. `lists`, `mapping` and `consent` are steps of the first
 * run that were looked over; the others are recommended once it is behind the store.
 */
export const ChecklistItem = z.enum([
  'lists',
  'mapping',
  'consent',
  'cart_automation',
  'storefronts',
  'own_fields',
  'mavera',
]);
export type ChecklistItem = z.output<typeof ChecklistItem>;

/** `GET /api/checklist`. `PUT` and `DELETE /api/checklist/{item}` tick an item off and on again, for everybody of the store. */
export const Checklist = z.object({ done: z.array(ChecklistItem) });
export type Checklist = z.output<typeof Checklist>;
export const ChecklistPath = z.strictObject({ item: ChecklistItem });
