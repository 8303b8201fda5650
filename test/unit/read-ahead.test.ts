import { expect, test } from 'vitest';
import { type Page, readAhead } from '../../server/clients/page.ts';

/** Pages that say when they are asked for. */
function threePages() {
  const asked: number[] = [];
  let signal: AbortSignal | undefined;
  let isClosed = false;
  async function* open(given: AbortSignal): AsyncGenerator<Page<number>> {
    signal = given;
    try {
      for (const number of [1, 2, 3]) {
        asked.push(number);
        await new Promise((resolve) => setImmediate(resolve));
        given.throwIfAborted();
        yield { items: [number], nextCursor: number < 3 ? String(number) : null };
      }
    } finally {
      isClosed = true;
    }
  }
  return { open, asked, state: () => ({ isAborted: signal?.aborted, isClosed }) };
}

test('the next page is under way while one works on this one, and the order stays', async () => {
  const { open, asked } = threePages();
  const seen: number[] = [];

  for await (const { items } of readAhead(open)) {
    seen.push(...items);
    expect(asked.length).toBe(Math.min(seen.length + 1, 3));
  }

  expect(seen).toEqual([1, 2, 3]);
});

test('whoever leaves early gives up the page under way', async () => {
  const { open, asked, state } = threePages();

  for await (const _page of readAhead(open)) break;

  expect(asked).toEqual([1, 2]);
  expect(state()).toEqual({ isAborted: true, isClosed: true });
});

test('a failure comes after the pages before it', async () => {
  async function* failing(): AsyncGenerator<Page<number>> {
    yield { items: [1], nextCursor: '1' };
    throw new Error('broken');
  }
  const seen: number[] = [];
  const walk = async () => {
    for await (const { items } of readAhead(failing)) seen.push(...items);
  };

  await expect(walk()).rejects.toThrow('broken');
  expect(seen).toEqual([1]);
});

test('the caller’s signal ends it with the caller’s reason', async () => {
  const { open } = threePages();
  const caller = new AbortController();
  const reason = new Error('shutting down');
  const walk = async () => {
    for await (const _page of readAhead(open, caller.signal)) caller.abort(reason);
  };

  await expect(walk()).rejects.toBe(reason);
});
