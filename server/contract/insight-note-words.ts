import type { ActivityWords } from './activity-words.ts';

/** What an analysis says before it does anything: why there is nothing to do, what is left out, what may come. */
export const NOTES_EN = {
  sentences: {
    no_orders: 'No orders are known yet. Sync the orders first.',
    channels_too_small: 'No channel has {min} orders in the {days} days before the newest one.',
    no_persona: 'The Mavera account has no persona to answer.',
    channels_left_out: 'Left out, with fewer than {min} orders: {names}.',
    newest_order: 'The period ends with the newest order, on {day}.',
    questions_cost: 'Each question that Mave asks back, and you answer, costs credits of its own.',
  },
  values: {},
  ofStorefront: '',
} satisfies ActivityWords;

export const NOTES_NL: ActivityWords & { sentences: Record<NoteCode, unknown> } = {
  sentences: {
    no_orders: 'Er zijn nog geen bestellingen bekend. Synchroniseer eerst de bestellingen.',
    channels_too_small:
      'Geen enkel kanaal heeft {min} bestellingen in de {days} dagen voor de nieuwste.',
    no_persona: 'Het Mavera-account heeft geen persona die kan antwoorden.',
    channels_left_out: 'Weggelaten, met minder dan {min} bestellingen: {names}.',
    newest_order: 'De periode eindigt met de nieuwste bestelling, op {day}.',
    questions_cost: 'Elke vraag die Mave terugstelt en die jij beantwoordt, kost zelf ook credits.',
  },
  values: {},
  ofStorefront: '',
};

export type NoteCode = keyof (typeof NOTES_EN)['sentences'];
