import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { problemsOf } from '../contract/problem-words.ts';
import { AppError } from '../errors.ts';
import type { ActiveSession } from '../install/sessions.ts';

interface Shapes {
  body?: z.ZodType;
  query?: z.ZodType;
  params?: z.ZodType;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface Call<S extends Shapes> {
  body: Parsed<S['body']>;
  query: Parsed<S['query']>;
  params: Parsed<S['params']>;
  /** Whose data this is about. Never taken from the request itself. */
  session: ActiveSession;
  request: Request;
  response: Response;
}

/** Of what a call takes nothing: whatever is there is not known. */
const Nothing = z.strictObject({});

/**
 * A JSON handler behind a session: names the shapes it takes, calls one service method, returns the answer
 * (undefined: 204). Unknown fields are refused by name, since every shape is strict and none means no fields.
 */
export function route<S extends Shapes>(
  shapes: S,
  handle: (call: Call<S>) => Promise<unknown> | unknown,
  { status = 200 }: { status?: 200 | 201 | 202 } = {},
): RequestHandler {
  return async (request, response) => {
    const call = {
      body: parse(shapes.body ?? Nothing, request.body ?? {}),
      query: parse(shapes.query ?? Nothing, request.query),
      params: parse(shapes.params ?? Nothing, request.params),
      session: response.locals.session as ActiveSession,
      request,
      response,
    } as Call<S>;
    const answer = await handle(call);
    if (answer === undefined) response.status(204).end();
    else response.status(status).json(answer);
  };
}

export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('invalid_request', 'The request is not what it should be.', {
    problems: problemsOf(result.error),
  });
}
