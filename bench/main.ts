import { stopAllChildren } from './harness/child.ts';
import { type CommandLine, readCommandLine, USAGE } from './options.ts';
import { describeMachine, writeResults } from './results.ts';
import { holds, type Measurement, type Row } from './row.ts';
import { apiEconomy } from './rows/api-economy.ts';
import { freshness } from './rows/freshness.ts';
import { insights } from './rows/insights.ts';
import { intake } from './rows/intake.ts';
import { memory } from './rows/memory.ts';
import { quota } from './rows/quota.ts';
import { records } from './rows/records.ts';
import { start } from './rows/start.ts';
import { toNotes, toTable } from './table.ts';

/** `npm run bench`. docs/bench.md says what each row means. */
const MEASUREMENTS: Record<string, Measurement> = {
  'api-economy': apiEconomy,
  records,
  insights,
  quota,
  intake,
  freshness,
  memory,
  start,
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await stopAllChildren();
    process.exit(130);
  });
}

const commandLine = readOrExplain();
try {
  const rows: Row[] = [];
  for (const name of commandLine.rows) {
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...((await MEASUREMENTS[name]?.(commandLine)) ?? []));
  }
  const path = writeResults(commandLine.name, commandLine, rows);
  console.log(`\n${describeMachine()}\n\n${toTable(rows)}\n\n${toNotes(rows)}\n\n${path}`);
  process.exitCode = rows.some((row) => holds(row) === false) ? 1 : 0;
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
await stopAllChildren();
// A measurement that failed may have left timers behind.
process.exit();

function readOrExplain(): CommandLine {
  const names = Object.keys(MEASUREMENTS);
  try {
    return readCommandLine(process.argv.slice(2), names);
  } catch (error) {
    process.stderr.write(
      `${(error as Error).message}\n\n${USAGE.replace('NAMES', names.join(', '))}\n`,
    );
    process.exit(2);
  }
}
