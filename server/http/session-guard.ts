import type { RequestHandler } from 'express';
import { AppError } from '../errors.ts';
import type { Sessions } from '../install/sessions.ts';

/** Lets a request through with the session of its bearer token, or not at all. */
export function requireSession(sessions: Sessions): RequestHandler {
  return async (request, response, next) => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token)
      throw new AppError(
        'unauthenticated',
        'You are not signed in. Please open the app from Apps in your control panel.',
      );
    response.locals.session = await sessions.verify(token);
    next();
  };
}
