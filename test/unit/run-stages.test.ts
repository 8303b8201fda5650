import { expect, test } from 'vitest';
import { runStages, StageFailure } from '../stages/run-stages.ts';

async function run(...stages: Parameters<typeof runStages>[0]) {
  let output = '';
  const code = await runStages(stages, (text) => {
    output += text;
  });
  return { code, output, lastLine: output.trimEnd().split('\n').at(-1) };
}

test('a line a stage, and the sum of the tests alone on the last one', async () => {
  const { code, output, lastLine } = await run(
    ['lint', async () => ({})],
    ['unit tests', async () => ({ passed: 12, detail: '12 passed' })],
    ['e2e tests', async () => ({ passed: 3, detail: '3 passed' })],
  );

  expect(code).toBe(0);
  expect(output).toMatch(/^ 1\/3 {2}lint +ok +\d+\.\d s$/m);
  expect(output).toMatch(/^ 2\/3 {2}unit tests +ok +\d+\.\d s {2}12 passed$/m);
  expect(lastLine).toBe('15 passed, 0 failed');
});

test('the first failure ends the run, is explained, and what was left out is named', async () => {
  const failure = new StageFailure('2 did not pass', { output: 'why', passed: 5, failed: 2 });
  const { code, output, lastLine } = await run(
    ['unit tests', async () => Promise.reject(failure)],
    ['build', async () => ({})],
    ['e2e tests', async () => ({ passed: 3 })],
  );

  expect(code).toBe(1);
  expect(output).toContain(
    'why\n\nFailed at "unit tests": 2 did not pass\nNot run: build; e2e tests',
  );
  expect(lastLine).toBe('5 passed, 2 failed');
});

test('a stage without tests that fails counts as one', async () => {
  const { code, lastLine } = await run([
    'build',
    async () => {
      throw new Error('no such file');
    },
  ]);

  expect(code).toBe(1);
  expect(lastLine).toBe('0 passed, 1 failed');
});
