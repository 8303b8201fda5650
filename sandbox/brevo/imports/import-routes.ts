import { Router } from 'express';
import type { Account } from '../account/account.ts';
import { accountOf, keyNameOf, serve } from '../exchange.ts';
import { readImport } from './import-body.ts';
import type { ImportRunner } from './import-runner.ts';
import { REPORTS } from './process.ts';

/** `POST /contacts/import` (reference §2.7). */
export function importRoutes(runner: ImportRunner): Router {
  const router = Router();
  serve(router, '/contacts/import', {
    post: (request, response) => {
      const account = accountOf(response);
      const { id } = runner.start(account, readImport(account, request.body, keyNameOf(response)));
      response.status(202).json({ processId: id });
    },
  });
  return router;
}

/** The reports of imports, which anyone with their address may read. */
export function importReportRoutes(accounts: readonly Account[]): Router {
  const router = Router();
  router.get('/import-reports/:secret/:file', (request, response) => {
    const { secret, file } = request.params;
    const process = accounts
      .flatMap((account) => [...account.processes.values()])
      .find((one) => one.secret === secret);
    const report = REPORTS.find((one) => `${one}.csv` === file);
    const csv = report && process?.reports[report];
    if (csv === undefined) response.status(404).type('text').send('No such report');
    else response.type('text/csv').send(csv);
  });
  return router;
}
