import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REQUIRED_VARIABLES, serverEnvironment } from '../helpers/processes/server-environment.ts';
import { ServerProcess } from '../helpers/processes/server-process.ts';
import { StageFailure, type StageResult } from './run-stages.ts';

/** Under plain Node, which refuses things that Vitest forgives: without configuration, then with one. */
export async function startServer(): Promise<StageResult> {
  const bare = new ServerProcess({});
  const refusal = await bare.ended;
  const unnamed = REQUIRED_VARIABLES.filter((name) => !bare.output.includes(name));
  if (refusal !== 1 || unnamed.length > 0)
    throw new StageFailure(
      `without configuration it must exit with 1 and name what is missing; it ended with ${refusal}, not naming: ${unnamed.join(', ') || 'none'}`,
      { output: bare.output },
    );

  const directory = mkdtempSync(join(tmpdir(), 'pulsebridge-start-'));
  const started = performance.now();
  await using server = new ServerProcess(
    serverEnvironment({ DATABASE_URL: `file:${join(directory, 'app.db')}` }),
  );
  try {
    const url = await server.ready();
    const readyMs = Math.round(performance.now() - started);
    const response = await fetch(`${url}/readyz`);
    if (!response.ok)
      throw new StageFailure(`/readyz answered ${response.status}`, { output: server.output });
    const end = await server.stop();
    if (end !== 0)
      throw new StageFailure(`after SIGTERM it ended with ${end}`, { output: server.output });
    if (/"level":(40|50|60)/.test(server.output))
      throw new StageFailure('it warned of something', { output: server.output });
    return { detail: `ready in ${readyMs} ms` };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
