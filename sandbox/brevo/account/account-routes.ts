import { type Request, Router } from 'express';
import { notFound } from '../brevo-error.ts';
import { accountOf, pageOf, readId, readPage, serve } from '../exchange.ts';
import { toProcessWire } from '../imports/process.ts';
import type { BrevoSwitches } from '../switches.ts';
import type { Account } from './account.ts';

/** The rest of what the app reads: account, processes, segments (reference §1.6, §2.1). */
export function accountRoutes(origin: () => string, switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/account', {
    get: (_request, response) => void response.json(toAccountWire(accountOf(response))),
  });

  serve(router, '/processes', {
    get: (request, response) => {
      const processes = [...accountOf(response).processes.values()];
      const page = pageOf(processes, readPage(request.query, { limit: 10, max: 50 }));
      const items = page.map((process) => toProcessWire(process, origin()));
      response.json({
        processes: switches.listedProcessesCarryInfo
          ? items
          : items.map(({ id, name, status }) => ({ id, name, status })),
        count: processes.length,
      });
    },
  });

  serve(router, '/processes/:processId', {
    get: (request, response) => {
      response.json(toProcessWire(getProcess(accountOf(response), request), origin()));
    },
  });

  serve(router, '/contacts/segments', {
    get: (request, response) => {
      readPage(request.query, { limit: 10, max: 50 });
      response.json({ segments: [], count: 0 });
    },
  });

  return router;
}

function getProcess(account: Account, request: Request) {
  const process = account.processes.get(readId(request.params.processId, 'Process ID'));
  if (!process) throw notFound('Process ID does not exist');
  return process;
}

function toAccountWire(account: Account) {
  return {
    organization_id: account.organizationId,
    user_id: 1_000_001,
    enterprise: false,
    companyName: account.companyName,
    ...account.owner,
    address: account.address,
    plan: [{ type: 'free', credits: 300, creditsType: 'sendLimit' }],
    planVerticals: [
      { planCategory: 'Marketing', planType: 'free', name: 'Free', status: 'active', users: null },
    ],
    relay: {
      enabled: true,
      data: { userName: account.owner.email, relay: 'smtp-relay.brevo.com', port: 587 },
    },
    marketingAutomation: { enabled: true, key: account.automationKey },
  };
}
