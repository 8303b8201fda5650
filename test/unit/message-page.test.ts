import { theme } from '@bigcommerce/big-design-theme';
import { expect, test } from 'vitest';
import { COLORS, FONT, messagePage } from '../../server/http/pages/message-page.ts';

test('a message page has the colours and the type of the app', () => {
  for (const [name, value] of Object.entries(COLORS))
    expect([name, value.toLowerCase()]).toEqual([
      name,
      theme.colors[name as keyof typeof COLORS].toLowerCase(),
    ]);
  expect(FONT).toBe(theme.typography.fontFamily);
});

test('whatever it says is text', () => {
  const page = messagePage({ title: '<b>', message: '"x" & <script>' });
  expect(page).toContain('<h1>&lt;b&gt;</h1>');
  expect(page).not.toContain('<script>');
});
