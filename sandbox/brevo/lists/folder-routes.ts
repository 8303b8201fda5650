import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { notFound, outOfRange, parseBody } from '../brevo-error.ts';
import { accountOf, pageOf, readId, readPage, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import { FOLDERS_MAX } from './list-store.ts';
import { toFolderWire, toListWire } from './list-wire.ts';

const FolderBody = z.object({ name: z.string().trim().min(1) });

/** `/contacts/folders` (reference §2.1). */
export function folderRoutes(switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/contacts/folders', {
    get: (request, response) => {
      const { lists, contacts } = accountOf(response);
      const page = pageOf(lists.folders(), readPage(request.query, { limit: 10, max: 50 }));
      response.json({
        folders: page.map((folder) => toFolderWire(folder, lists, contacts, switches)),
        count: lists.folderCount,
      });
    },
    post: (request, response) => {
      const { lists } = accountOf(response);
      const { name } = parseBody(FolderBody, request.body);
      if (lists.folderCount >= FOLDERS_MAX) {
        throw outOfRange(`You can have at most ${FOLDERS_MAX} folders`);
      }
      response.status(201).json({ id: lists.addFolder(name).id });
    },
  });

  serve(router, '/contacts/folders/:folderId', {
    get: (request, response) => {
      const account = accountOf(response);
      const folder = getFolder(account, request);
      response.json(toFolderWire(folder, account.lists, account.contacts, switches));
    },
    put: (request, response) => {
      const folder = getFolder(accountOf(response), request);
      folder.name = parseBody(FolderBody, request.body).name;
      response.status(204).end();
    },
    delete: (request, response) => {
      const account = accountOf(response);
      account.lists.deleteFolder(getFolder(account, request));
      response.status(204).end();
    },
  });

  serve(router, '/contacts/folders/:folderId/lists', {
    get: (request, response) => {
      const account = accountOf(response);
      const lists = account.lists.list(getFolder(account, request).id);
      const page = pageOf(lists, readPage(request.query, { limit: 10, max: 50 }));
      response.json({
        lists: page.map((list) => toListWire(list, account.contacts, switches)),
        count: lists.length,
      });
    },
  });

  return router;
}

function getFolder(account: Account, request: Request) {
  const folder = account.lists.findFolder(readId(request.params.folderId, 'Folder ID'));
  if (!folder) throw notFound('Folder ID does not exist');
  return folder;
}
