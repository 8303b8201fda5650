import { type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { BrevoError, invalid, missing, notFound, parseBody } from '../brevo-error.ts';
import type { Contact } from '../contacts/contact.ts';
import { findByIdentifiers } from '../contacts/find-contact.ts';
import { accountOf, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import { requireEcommerce } from './activation.ts';
import type { Catalogue } from './catalogue.ts';
import {
  type CatalogueWrite,
  readCategories,
  readCategory,
  readProduct,
  readProducts,
  requireMetaInfo,
  requireWritable,
} from './catalogue-body.ts';
import { listCategories, listProducts } from './catalogue-query.ts';
import { type CategoryFields, toCategoryWire } from './category.ts';
import { type ProductFields, toProductWire } from './product.ts';

/** `/products` and `/categories` (reference §3.2, §3.3). */
export function catalogueRoutes(switches: BrevoSwitches): Router {
  const router = Router();
  const shopOf = (response: Response): Account => {
    const account = accountOf(response);
    requireEcommerce(account, switches);
    return account;
  };

  serve(router, '/products', {
    get: (request, response) => {
      const { catalogue } = shopOf(response);
      const { products, count } = listProducts(catalogue.products.values(), request.query);
      response.json({ products: products.map(toProductWire), count });
    },
    post: (request, response) => {
      const { catalogue } = shopOf(response);
      const write = readProduct(request.body);
      sendOne(response, write, writeProducts(catalogue, write, switches));
    },
  });
  serve(router, '/products/batch', {
    post: (request, response) => {
      const { catalogue } = shopOf(response);
      const write = readProducts(request.body, switches);
      response.status(201).json(writeProducts(catalogue, write, switches));
    },
  });
  serve(router, '/products/:productId', {
    get: (request, response) => {
      const product = shopOf(response).catalogue.products.get(String(request.params.productId));
      if (!product) throw notFound('Product ID does not exist');
      response.json(toProductWire(product));
    },
  });
  serve(router, '/products/:productId/alerts/:type', {
    post: (request, response) => {
      const account = shopOf(response);
      if (request.params.type !== 'back_in_stock') throw invalid('Alert type is not valid');
      if (!account.ecommerce.hasAlerts) {
        throw new BrevoError(403, 'permission_denied', 'Product alerts are not enabled');
      }
      const product = account.catalogue.products.get(String(request.params.productId));
      if (!product) throw notFound('Product ID does not exist');
      account.catalogue.addAlert(product.id, readAlert(account, request.body, switches).id);
      response.status(switches.productAlertStatus).end();
    },
  });

  serve(router, '/categories', {
    get: (request, response) => {
      const { catalogue } = shopOf(response);
      const { categories, count } = listCategories(catalogue.categories.values(), request.query);
      response.json({ categories: categories.map(toCategoryWire), count });
    },
    post: (request, response) => {
      const { catalogue } = shopOf(response);
      const write = readCategory(request.body);
      sendOne(response, write, writeCategories(catalogue, write, switches));
    },
  });
  serve(router, '/categories/batch', {
    post: (request, response) => {
      const { catalogue } = shopOf(response);
      const write = readCategories(request.body);
      response.status(201).json(writeCategories(catalogue, write, switches));
    },
  });
  serve(router, '/categories/:categoryId', {
    get: (request, response) => {
      const category = shopOf(response).catalogue.categories.get(String(request.params.categoryId));
      if (!category) throw notFound('Category ID does not exist');
      response.json(toCategoryWire(category));
    },
  });

  return router;
}

interface Written {
  createdCount: number;
  updatedCount: number;
}

function writeProducts(
  catalogue: Catalogue,
  write: CatalogueWrite<ProductFields>,
  switches: BrevoSwitches,
): Written {
  const { products } = catalogue;
  const nameOnUpdate = switches.productNameOnUpdate;
  requireWritable(write, products, { what: 'Product', nameOnUpdate });
  for (const item of write.items) {
    requireMetaInfo(item, switches);
    if (!item.parentId || switches.unknownParentProduct === 'accept') continue;
    const isKnown = products.has(item.parentId) || write.items.some((p) => p.id === item.parentId);
    if (!isKnown) throw invalid(`Parent product ID ${item.parentId} does not exist`);
  }
  const updatedCount = write.items.filter(({ id }) => products.has(id)).length;
  const revives = switches.upsertRevivesDeleted;
  for (const item of write.items) catalogue.putProduct(item, { revives });
  return { createdCount: write.items.length - updatedCount, updatedCount };
}

function writeCategories(
  catalogue: Catalogue,
  write: CatalogueWrite<CategoryFields>,
  switches: BrevoSwitches,
): Written {
  requireWritable(write, catalogue.categories, { what: 'Category', nameOnUpdate: 'optional' });
  const updatedCount = write.items.filter(({ id }) => catalogue.categories.has(id)).length;
  const revives = switches.upsertRevivesDeleted;
  for (const item of write.items) catalogue.putCategory(item, { revives });
  return { createdCount: write.items.length - updatedCount, updatedCount };
}

function sendOne(
  response: Response,
  { items }: CatalogueWrite<{ id: string }>,
  { createdCount }: Written,
): void {
  if (createdCount > 0) response.status(201).json({ id: items[0]?.id });
  else response.status(204).end();
}

const AlertBody = z.object({
  contactIdentifiers: z.object({
    ext_id: z.string().optional(),
    email: z.string().optional(),
    sms: z.string().optional(),
  }),
});

/** Whom an alert is for: ext_id before email before sms (reference §3.2). */
function readAlert(account: Account, body: unknown, switches: BrevoSwitches): Contact {
  const { ext_id, email, sms } = parseBody(AlertBody, body).contactIdentifiers;
  if (!ext_id && !email && !sms) throw missing('Please provide ext_id, email or sms');
  const first = ext_id ? { ext_id } : email ? { email_id: email } : { phone_id: sms };
  const contact = findByIdentifiers(account, first, switches);
  if (!contact) throw invalid('Contact does not exist');
  return contact;
}
