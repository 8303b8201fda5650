import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StageFailure, type StageResult } from './run-stages.ts';
import { callTool } from './run-tool.ts';

/** Runs Vitest's projects of these names, all in one process, and counts their tests. */
export async function runTests(...projects: string[]): Promise<StageResult> {
  const directory = mkdtempSync(join(tmpdir(), 'pulsebridge-test-'));
  const reportPath = join(directory, 'report.json');
  try {
    const { code, output } = await callTool('vitest', [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=minimal',
      '--reporter=json',
      `--outputFile.json=${reportPath}`,
    ]);
    const { passed, failed } = readCounts(reportPath);
    if (code !== 0) {
      const message = failed > 0 ? `${failed} did not pass` : `vitest exited with ${code}`;
      throw new StageFailure(message, { output, passed, failed: Math.max(1, failed) });
    }
    if (passed === 0) throw new StageFailure('there were no tests', { output });
    return { detail: `${passed} passed`, passed };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** None where Vitest ended before it could write its report. */
function readCounts(reportPath: string): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(reportPath, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
