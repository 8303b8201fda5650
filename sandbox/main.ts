import { z } from 'zod';
import { untilToday } from './bigcommerce/shop/until-today.ts';
import { keepAppRunning } from './keep-app-running.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

/** `npm run sandbox`. Its settings are in the README. */
const Environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(1).max(65_531).default(4000),
  SANDBOX_CUSTOMERS: z.coerce.number().int().min(0).default(1200),
  SANDBOX_ORDERS: z.coerce.number().int().min(0).optional(),
  SANDBOX_KEEP: z.enum(['0', '1']).default('0'),
});

let sandbox: Sandbox | undefined;
let isStopping = false;
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  await sandbox?.stop();
  process.exit(0);
};
process.on('SIGINT', stop).on('SIGTERM', stop);

try {
  const environment = Environment.parse(process.env);
  sandbox = await startSandbox({
    port: environment.SANDBOX_PORT,
    customers: environment.SANDBOX_CUSTOMERS,
    orders: environment.SANDBOX_ORDERS,
    laterMs: untilToday(),
    keepsData: environment.SANDBOX_KEEP === '1',
  });
  console.log(describe(sandbox));

  const say = (text: string) => console.log(`\n  ${text}`);
  const reason = await keepAppRunning(sandbox, { say });
  console.error(`\nThe app does not stay up (${reason}), so the sandbox stops too.`);
  await sandbox.stop();
  process.exit(1);
} catch (error) {
  const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
  console.error(`The sandbox could not start.\n${message}`);
  process.exit(1);
}

function describe({ app, appUrl, bigcommerce, brevo, mavera }: Sandbox): string {
  const stores = [...bigcommerce.stores.values()].map(
    ({ name, shop }) =>
      `${name} with ${shop.customers.count.toLocaleString('en')} customers, ${shop.orders.table.count.toLocaleString('en')} orders`,
  );
  const keys = brevo.accounts.flatMap((account) =>
    account.keys.map(({ key, state }) => `    ${key.padEnd(32)} ${account.name}, ${state}`),
  );
  const maveraKeys = mavera.accounts.flatMap((account) =>
    account.keys.map(({ key, state }) => {
      const about = account.isLapsed ? 'subscription ended' : `${account.remaining} credits`;
      return `    ${key.padEnd(36)} ${account.companyName}, ${account.plan}, ${about}, ${state}`;
    }),
  );
  return `
The sandbox is running. Everything in it is made up and stays on this machine.

  Control panel    ${bigcommerce.controlPanelUrl}    <- start here: choose a store, install the app
  App              ${appUrl}, process ${app.pid}: if it is killed, it is started again and goes on
  BigCommerce      API ${bigcommerce.apiUrl}, page ${bigcommerce.controlPanelUrl}
                   ${stores.join('; ')}
  Brevo            API ${brevo.url}, page ${brevo.pageUrl}
  Mavera           API ${mavera.url}, page ${mavera.pageUrl}

  Brevo API keys that the app can be connected with:
${keys.join('\n')}

  Mavera API keys:
${maveraKeys.join('\n')}

  Ctrl-C stops everything.
`;
}
