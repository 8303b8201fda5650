import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Account } from '../account/account.ts';
import { BrevoError, invalid, missing, notFound, outOfRange, parseBody } from '../brevo-error.ts';
import { accountOf, serve } from '../exchange.ts';
import type { BrevoSwitches } from '../switches.ts';
import {
  type Attribute,
  type AttributeCategory,
  CATEGORIES,
  CUSTOM_ATTRIBUTES_MAX,
  OPTION_MAX,
  requireAttributeName,
  TYPES,
  toAttributeWire,
} from './attribute.ts';

const Option = z.string().min(1).max(OPTION_MAX);
const Changeable = z.object({
  enumeration: z.array(z.object({ value: z.int(), label: Option })).optional(),
  multiCategoryOptions: z.array(Option).optional(),
  value: z.string().optional(),
});
const NewAttribute = Changeable.extend({
  type: z.string().optional(),
  isRecurring: z.boolean().optional(),
});

/** `/contacts/attributes` (reference §2.1, §2.5). */
export function attributeRoutes(switches: BrevoSwitches): Router {
  const router = Router();

  serve(router, '/contacts/attributes', {
    get: (_request, response) => {
      const attributes = [...accountOf(response).attributes.values()];
      response.json({ attributes: attributes.map(toAttributeWire) });
    },
  });

  serve(router, '/contacts/attributes/:category/:name', {
    post: (request, response) => createAttribute(switches, request, response),
    put: (request, response) => {
      const attribute = getAttribute(accountOf(response), request);
      const { enumeration, multiCategoryOptions, value } = parseBody(Changeable, request.body);
      if (enumeration && attribute.category === 'category') attribute.enumeration = enumeration;
      else if (multiCategoryOptions && attribute.options) {
        // This call adds options; there is another to take them away.
        attribute.options = [...new Set([...attribute.options, ...multiCategoryOptions])];
      } else if (value && attribute.formula !== undefined) attribute.formula = value;
      else throw invalid('There is nothing to update for this attribute category');
      response.status(204).end();
    },
    delete: (request, response) => {
      const account = accountOf(response);
      const { name } = getAttribute(account, request);
      account.attributes.delete(name);
      for (const contact of account.contacts) delete contact.attributes[name];
      response.status(204).end();
    },
  });

  serve(router, '/contacts/attributes/:type/:name/:option', {
    delete: (request, response) => {
      const { type, name, option } = request.params;
      const attribute = accountOf(response).attributes.get(String(name));
      if (type !== 'multiple-choice') throw invalid('Invalid attribute type');
      if (!attribute?.options?.includes(String(option))) throw notFound('Attribute not found');
      attribute.options = attribute.options.filter((one) => one !== option);
      response.status(204).end();
    },
  });

  return router;
}

function createAttribute(switches: BrevoSwitches, request: Request, response: Response): void {
  const { attributes } = accountOf(response);
  const name = String(request.params.name);
  const category = readCategory(request);
  const body = parseBody(NewAttribute, request.body);
  requireAttributeName(name, switches);
  if (attributes.has(name) || name === 'EMAIL') {
    throw new BrevoError(400, switches.attributeExistsCode, 'Attribute name must be unique');
  }
  const custom = [...attributes.values()].filter(({ isDefault }) => !isDefault);
  if (custom.length >= CUSTOM_ATTRIBUTES_MAX) {
    throw outOfRange(`You can have at most ${CUSTOM_ATTRIBUTES_MAX} attributes`);
  }
  attributes.set(name, toAttribute(name, category, body));
  response.status(201).end();
}

/** Each category needs its own part of the body. */
function toAttribute(
  name: string,
  category: AttributeCategory,
  body: z.output<typeof NewAttribute>,
): Attribute {
  if (category === 'calculated' || category === 'global') {
    if (!body.value) throw missing('value is missing');
    return { name, category, formula: body.value };
  }
  const type = body.type ?? (category === 'category' ? 'category' : undefined);
  if (!type) throw missing('type is missing');
  if (!TYPES[category].includes(type)) throw invalid('Invalid attribute type');
  if (category === 'category') {
    if (!body.enumeration?.length) throw missing('enumeration is missing');
    return { name, category, type, enumeration: body.enumeration };
  }
  if (type !== 'multiple-choice') return { name, category, type };
  if (!body.multiCategoryOptions?.length) throw missing('multiCategoryOptions is missing');
  return { name, category, type, options: body.multiCategoryOptions };
}

function readCategory(request: Request): AttributeCategory {
  const category = CATEGORIES.find((known) => known === request.params.category);
  if (!category) throw invalid('Invalid attribute category');
  return category;
}

function getAttribute(account: Account, request: Request): Attribute {
  const category = readCategory(request);
  const attribute = account.attributes.get(String(request.params.name));
  if (attribute?.category !== category) throw notFound('Attribute not found');
  return attribute;
}
