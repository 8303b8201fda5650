import { z } from 'zod';

/**
 * What a model gets wrong although the platform worked: the answer is paid and comes with 200.
 * `cut-off` stops in the middle, `breaks-schema` leaves a required field out, `not-json` answers in prose, `invents-reviews`,
 * `invents-products` and `invents-channels` cite ids that nobody sent, `shares-140` lets shares add up to 140, `refuses` declines.
 */
export const ANSWER_FAULTS = [
  ...(['cut-off', 'breaks-schema', 'not-json', 'invents-reviews'] as const),
  ...(['invents-products', 'invents-channels', 'shares-140', 'refuses'] as const),
] as const;

export const AnswerFaultSchema = z.strictObject({
  kind: z.enum(ANSWER_FAULTS),
  /** How many answers it befalls; every one until it is removed if not given. */
  times: z.int().positive().optional(),
  /** How many answers are well before it strikes. */
  after: z.int().nonnegative().optional(),
});
export type AnswerFault = z.output<typeof AnswerFaultSchema>;
export type ActiveAnswerFault = AnswerFault & { id: number; struck: number };

/** The faults of answers that are switched on. One answer can have several. */
export class AnswerFaults {
  readonly #active = new Map<number, ActiveAnswerFault>();
  #lastId = 0;

  add(fault: AnswerFault): () => void {
    const id = ++this.#lastId;
    this.#active.set(id, { ...fault, id, struck: 0 });
    return () => void this.#active.delete(id);
  }

  clear(): void {
    this.#active.clear();
  }

  list(): ActiveAnswerFault[] {
    return [...this.#active.values()].map((fault) => ({ ...fault }));
  }

  /** Which befall the answer that is given now. */
  take(): Set<AnswerFault['kind']> {
    const kinds = new Set<AnswerFault['kind']>();
    for (const fault of this.#active.values()) {
      if (fault.after !== undefined && fault.after > 0) {
        fault.after -= 1;
        continue;
      }
      kinds.add(fault.kind);
      fault.struck += 1;
      if (fault.times !== undefined && --fault.times <= 0) this.#active.delete(fault.id);
    }
    return kinds;
  }
}
