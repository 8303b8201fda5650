import { expect, test } from 'vitest';
import { NOTES_EN, NOTES_NL } from '../../server/contract/insight-note-words.ts';
import { noteOf, sayNote } from '../../server/contract/insight-notes.ts';

const blanksOf = (template: unknown) =>
  JSON.stringify(template)
    .match(/\{\w+\}/g)
    ?.sort() ?? [];

test('a note is said in the language of whoever reads it, with numbers as they write them', () => {
  const note = noteOf('channels_left_out', { min: 1_000, names: ['eBay (3)', 'Amazon (7)'] });

  expect(note.message).toBe('Left out, with fewer than 1,000 orders: eBay (3) and Amazon (7).');
  expect(sayNote(note, 'nl', 'nl-NL')).toBe(
    'Weggelaten, met minder dan 1.000 bestellingen: eBay (3) en Amazon (7).',
  );
  expect(sayNote({ ...note, code: 'of_tomorrow' }, 'nl', 'nl')).toBe(note.message);
});

test('both languages have every note, with the same blanks', () => {
  const blanks = ({ sentences }: { sentences: object }) =>
    Object.entries(sentences)
      .map(([code, template]) => [code, blanksOf(template)])
      .sort();

  expect(blanks(NOTES_NL)).toEqual(blanks(NOTES_EN));
});
