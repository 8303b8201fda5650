import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { invalid, missing, notFound, outOfRange, parseBody } from '../brevo-error.ts';
import type { Contact } from '../contacts/contact.ts';
import { listMembers } from '../contacts/contact-query.ts';
import { accountOf, keyNameOf, pageOf, readId, readPage, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import { changeMembers, removeAll } from './list-members.ts';
import { LISTS_MAX } from './list-store.ts';
import { toListWire } from './list-wire.ts';

const NewList = z.object({ name: z.string().trim().min(1), folderId: z.int() });
const ListChange = z.object({
  name: z.string().trim().min(1).optional(),
  folderId: z.int().optional(),
});

/** `/contacts/lists` (reference §2.1). */
export function listRoutes(switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/contacts/lists', {
    get: (request, response) => {
      const { lists, contacts } = accountOf(response);
      const page = pageOf(lists.list(), readPage(request.query, { limit: 10, max: 50 }));
      response.json({
        lists: page.map((list) => toListWire(list, contacts, switches)),
        count: lists.size,
      });
    },
    post: (request, response) => {
      const { lists } = accountOf(response);
      const { name, folderId } = parseBody(NewList, request.body);
      if (!lists.findFolder(folderId)) throw notFound('Folder ID does not exist');
      if (lists.size >= LISTS_MAX) throw outOfRange(`You can have at most ${LISTS_MAX} lists`);
      response.status(201).json({ id: lists.add(name, folderId).id });
    },
  });

  serve(router, '/contacts/lists/:listId', {
    get: (request, response) => {
      const account = accountOf(response);
      const list = getList(account, request);
      response.json({
        ...toListWire(list, account.contacts, switches),
        createdAt: new Date(list.createdAt).toISOString(),
        dynamicList: false,
        campaignStats: [],
      });
    },
    put: (request, response) => {
      const account = accountOf(response);
      const list = getList(account, request);
      const { name, folderId } = parseBody(ListChange, request.body);
      if ((name === undefined) === (folderId === undefined)) {
        throw invalid('Pass either name or folderId');
      }
      if (folderId !== undefined && !account.lists.findFolder(folderId)) {
        throw notFound('Folder ID does not exist');
      }
      list.name = name ?? list.name;
      list.folderId = folderId ?? list.folderId;
      response.status(204).end();
    },
    delete: (request, response) => {
      const account = accountOf(response);
      account.lists.delete(getList(account, request));
      response.status(204).end();
    },
  });

  serve(router, '/contacts/lists/:listId/contacts', {
    get: (request, response) => {
      const account = accountOf(response);
      const { contactIds } = getList(account, request);
      response.json(listMembers(account, contactIds, request.query));
    },
  });

  serve(router, '/contacts/lists/:listId/contacts/add', {
    post: (request, response) => {
      const account = accountOf(response);
      const list = getList(account, request);
      const join = (contact: Contact) => {
        const joins = account.lists.join(contact, list);
        const by = keyNameOf(response);
        if (joins) {
          account.announce({ event: 'listAddition', email: contact.email, listIds: [list.id], by });
        }
        return joins;
      };
      const contacts = changeMembers(account, request.body, { change: join, done: 'in', switches });
      response.status(201).json({ contacts });
    },
  });

  serve(router, '/contacts/lists/:listId/contacts/remove', {
    post: (request: Request, response: Response) => {
      const account = accountOf(response);
      const list = getList(account, request);
      const leave = (contact: Contact) => account.lists.leave(contact, list);
      const contacts = request.body?.all
        ? removeAll(account, list)
        : changeMembers(account, request.body, { change: leave, done: 'removed from', switches });
      response.status(201).json({ contacts });
    },
  });

  return router;
}

function getList(account: Account, request: Request) {
  if (!request.params.listId) throw missing('listId is missing');
  const list = account.lists.find(readId(request.params.listId, 'List ID'));
  if (!list) throw notFound('List ID does not exist');
  return list;
}
