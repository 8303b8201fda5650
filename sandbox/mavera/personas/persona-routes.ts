import { type Request, type Response, Router } from 'express';
import type { ApiParts } from '../api.ts';
import { invalidField, MaveraError, notFound } from '../mavera-error.ts';
import type { MaveraSwitches } from '../switches.ts';
import { accountOf, payFor } from '../work.ts';
import { type Persona, toListedPersona, toPersonaWire } from './persona.ts';
import { readNewPersona, readPersonaChange } from './persona-body.ts';

/** What a new persona costs (reference §1.8). */
export const PERSONA_CREDITS = 300;

/** `/personas` (reference §1.4). */
export function personaRoutes({ switches, pace }: ApiParts): Router {
  const router = Router();

  router.get('/personas', (request, response) => {
    response.json(listPersonas(accountOf(response).personas.list(), request.query, switches));
  });

  router.post('/personas', async (request, response) => {
    const { personas } = accountOf(response);
    const fields = readNewPersona(request.body, switches);
    if (personas.isTaken(fields.name)) refuseDuplicate(fields.name, switches);
    const cost = { credits: PERSONA_CREDITS, ms: pace.personaMs, switches };
    const release = personas.reserve(fields.name);
    const made = payFor({ request, response }, cost, () => personas.add(fields));
    const persona = await made.finally(release);
    response.status(201).json(toPersonaWire(persona, PERSONA_CREDITS));
  });

  router.patch('/personas/:id', async (request, response) => {
    const { personas } = accountOf(response);
    const persona = personaOf(request, response);
    if (!persona.isCustom) {
      throw new MaveraError(403, 'forbidden', 'forbidden', 'Built-in personas are read-only');
    }
    const change = readPersonaChange(request.body, persona, switches);
    if (personas.isTaken(change.name, { except: persona })) refuseDuplicate(change.name, switches);
    const credits = switches.personaPatchCredits;
    await payFor({ request, response }, { credits, ms: 0, switches }, () =>
      Object.assign(persona, change),
    );
    response.json(toPersonaWire(persona, credits));
  });

  router.get('/personas/:id', (request, response, next) => {
    if (!switches.personaByIdExists) return next();
    response.json(toListedPersona(personaOf(request, response)));
  });
  router.delete('/personas/:id', (request, response, next) => {
    if (!switches.personaByIdExists) return next();
    accountOf(response).personas.delete(personaOf(request, response).id);
    response.status(204).end();
  });

  return router;
}

function personaOf({ params }: Request, response: Response): Persona {
  const persona = accountOf(response).personas.find(String(params.id));
  if (!persona) throw notFound('Persona');
  return persona;
}

function refuseDuplicate(name: string, { duplicatePersonaName }: MaveraSwitches): void {
  if (duplicatePersonaName === 'accept') return;
  const status = duplicatePersonaName === 'refuse-422' ? 422 : 409;
  const message = `A persona named '${name}' already exists`;
  throw new MaveraError(status, 'validation_error', 'duplicate_name', message, 'name');
}

function listPersonas(all: Persona[], query: Request['query'], switches: MaveraSwitches) {
  const limit = query.limit === undefined ? 50 : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidField('limit', 'limit must be between 1 and 100');
  }
  const found = all.filter((persona) => matches(persona, query, switches));
  const after = typeof query.cursor === 'string' ? query.cursor : undefined;
  const from = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
  if (after !== undefined && from === 0) throw invalidField('cursor', 'cursor is not valid');
  const page = found.slice(from, from + limit);
  const hasMore = from + limit < found.length;
  const next_cursor = hasMore ? (page.at(-1)?.id ?? null) : null;
  return {
    object: 'list',
    [switches.personaListField]: page.map(toListedPersona),
    ...(switches.personaCursor !== 'next-cursor' && { has_more: hasMore }),
    ...(switches.personaCursor !== 'has-more' && { next_cursor }),
  };
}

function matches(
  { name, description, category, isCustom }: Persona,
  query: Request['query'],
  { personaNameFilter }: MaveraSwitches,
): boolean {
  const holds = (text: string, part: unknown) =>
    text.toLowerCase().includes(String(part).toLowerCase());
  if (query.category !== undefined && query.category !== category) return false;
  if (query.custom === 'true' && !isCustom) return false;
  if (query.search !== undefined && !holds(`${name} ${description}`, query.search)) return false;
  if (query.name === undefined || personaNameFilter === 'ignored') return true;
  return personaNameFilter === 'exact' ? name === query.name : holds(name, query.name);
}
