import { runStages } from './stages/run-stages.ts';
import { runTests } from './stages/run-tests.ts';
import { runTool } from './stages/run-tool.ts';
import { startServer } from './stages/start-server.ts';
import { findTestBrowser } from './stages/test-browser.ts';
import { migrateUpDownUp } from './stages/up-down-up.ts';

/** `npm test`: what must hold before a change is merged, the quickest first. */
process.exitCode = await runStages([
  ['format and lint', () => runTool('biome', 'check', '.')],
  ['types', () => runTool('tsc', '-p', 'tsconfig.json')],
  ['unit, integration and client tests', () => runTests('unit', 'integration', 'client')],
  ['client build', () => runTool('vite', 'build', '--logLevel', 'warn')],
  ['migrations up, down, up', migrateUpDownUp],
  ['start of the real server', startServer],
  ['browser', findTestBrowser],
  // Together, since both mostly wait.
  ['end-to-end and chaos tests', () => runTests('e2e', 'chaos')],
]);
