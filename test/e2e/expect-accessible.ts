import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import type { Scene } from './scene.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** axe finds nothing in the app, as it is in its frame now. */
export async function expectAccessible({ page }: Scene, state: string): Promise<void> {
  const frame = await (await page.locator('#app').elementHandle())?.contentFrame();
  if (!frame) throw new Error('The app is not in its frame');
  expect(await problemsIn(frame), state).toEqual([]);
}

/** Each rule that is broken, and where; what is right is not described. */
export async function problemsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axeSource);
  const violations = await frame.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof Axe };
    return (await axe.run(document, { resultTypes: ['violations'] })).violations;
  });
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
  );
}
