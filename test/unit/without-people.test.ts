import { expect, test } from 'vitest';
import { toPlainText } from '../../server/insights/brand-health/review-text.ts';
import { toKeptReview } from '../../server/insights/brand-health/to-kept-review.ts';
import { withoutPeople } from '../../server/insights/brand-health/without-people.ts';

const ANNA = { name: 'Anna van der Berg', email: 'anna.vanderberg@reviewers.example' };
const without = (text: string, reviewer = ANNA) => withoutPeople(toPlainText(text), reviewer);

test.each([
  ['Write to a.b+c@shop.example or d@e.fr!', 'Write to [e-mail] or [e-mail]!'],
  ['mail me: anna (at) post.example', 'mail me: [e-mail]'],
  ['Call +1 (415) 555-0134, or 020 123 4567.', 'Call [number], or [number].'],
  ['اتصل ٠٥٠١٢٣٤٥٦٧', 'اتصل [number]'],
  ['See https://me.example/?u=anna and www.me.example', 'See [link] and [link]'],
  ['I live at 12 Quay Street, Portland.', 'I live at [address], Portland.'],
  ['Kerkstraat 12 of Große Gartenstraße 5b', '[address] of Große [address]b'],
  ['12 bis, rue de la Paix; Calle Mayor, 3', '[address]; [address]'],
  [
    '5 Star product, 3 Great Summers, en la calle ayer 3',
    '5 Star product, 3 Great Summers, en la calle ayer 3',
  ],
  ['It cost 1,299.00 and holds 100 kg, 10/10.', 'It cost 1,299.00 and holds 100 kg, 10/10.'],
])('how to reach somebody is taken out: %s', (text, expected) => {
  expect(without(text, { name: '', email: '' })).toBe(expected);
});

test.each([
  ['I am Anna van der Berg, Anna for friends.', 'I am [name] van der [name], [name] for friends.'],
  ['ANNA’s tent', '[name]’s tent'],
  ['yours, vanderberg', 'yours, [name]'],
  ['Banana is no name, der Tent neither.', 'Banana is no name, der Tent neither.'],
])('whoever wrote it is taken out, and no other word: %s', (text, expected) => {
  expect(without(text)).toBe(expected);
});

test.each([
  ['Will', 'I will buy. Signed Will', 'I will buy. Signed [name]'],
  ['Lucía Núñez', 'soy Lucia Nunez', 'soy [name]'],
  ['佐藤 葵', '佐藤です。良い。', '[name]です。良い。'],
  ['김민준', '김민준 추천', '[name] 추천'],
  ['ليلى حداد', 'أنا ليلى', 'أنا [name]'],
  ["Niall O'Brien", "O'Brien was here", "O'[name] was here"],
  ['Renée', 'yours, Ren&eacute;e', 'yours, [name]'],
  ['M. (.*)+ [', 'M. likes (.*)+ it', 'M. likes (.*)+ it'],
])('a name is known in every spelling: %s', (name, text, expected) => {
  expect(without(text, { name, email: '' })).toBe(expected);
});

test('what is kept is what a person sees', () => {
  expect(
    toPlainText(
      '<p>Nice &amp; warm</p><script>x("1")</script>\u0000\u202Eabc\u202C &#64;&#xD800; a<b \uD83D',
    ),
  ).toBe('Nice & warm x("1") abc @ a<b \uFFFD');
  expect(toPlainText('👨‍👩‍👧 می‌خواهم')).toBe('👨‍👩‍👧 می‌خواهم');
});

test('an address that is written in entities is one', () => {
  expect(without('a&#64;b.example')).toBe('[e-mail]');
});

test('a review that is very long is cut, however it is made, in little time', () => {
  const review = (text: string) => ({
    ...{ id: 7, title: 'x'.repeat(300), text, rating: 4, writtenAt: 5, reviewer: ANNA },
  });
  const now = 1_000;

  for (const part of ['a', '<a', '1 (', 'a@', '&#6', '\u{1F600}', 'a.@a.a '])
    expect(toKeptReview(3, review(part.repeat(50_000)), now).text.length).toBeLessThanOrEqual(
      4_000,
    );
  const kept = toKeptReview(3, review(`😍${'Good tent, Anna. '.repeat(3_000)}`), now);
  expect(kept).toMatchObject({ reviewId: 7, productId: 3, rating: 4, isCut: true, writtenAt: 5 });
  expect([kept.title.length, kept.text.length]).toEqual([200, 4_000]);
  expect(JSON.stringify(kept)).not.toContain('Anna');
  expect(toKeptReview(3, review('Short.'), now)).toMatchObject({ text: 'Short.', isCut: false });
  expect(toKeptReview(3, { ...review(''), rating: 0, writtenAt: 5_000 }, now)).toMatchObject({
    ...{ rating: null, writtenAt: 1_000 },
  });
});
