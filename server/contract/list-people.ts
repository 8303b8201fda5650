import { z } from 'zod';

/** Null: nobody can tell yet. */
const Count = z
  .object({
    people: z.number(),
    /** Of those, the ones whom consent lets be written: whom the list gets. Null where that is not counted. */
    inBrevo: z.number().nullable(),
  })
  .nullable();
export type ListCount = z.output<typeof Count>;

const Counts = z.object({
  allCustomers: Count,
  buyers: Count,
  abandonedCart: Count,
  newsletter: Count,
});
export type ListCounts = z.output<typeof Counts>;

/** `GET /api/storefronts/people`: how many people the rule of each list is about, each person once. */
export const ListPeople = z.object({
  all: Counts,
  storefronts: z.array(Counts.extend({ id: z.number() })),
});
export type ListPeople = z.output<typeof ListPeople>;
