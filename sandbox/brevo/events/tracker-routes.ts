import express, { Router } from 'express';
import { z } from 'zod';
import { type ApiParts, logRequests } from '../api.ts';
import { BrevoError, invalid, parseBody, renderBrevoError } from '../brevo-error.ts';
import { findEmail } from '../contacts/contact-body.ts';
import { serve } from '../exchange.ts';
import { takeEvent } from './take-event.ts';

const TrackBody = z.object({
  email: z.string(),
  event: z.string().min(1).max(255),
  properties: z.record(z.string(), z.unknown()).optional(),
  eventdata: z
    .object({ id: z.string().optional(), data: z.record(z.string(), z.unknown()).optional() })
    .optional(),
});

/**
 * The older tracker's `/trackEvent` (reference §4.4), for mounting on `/api/v2`. It has a key of its own (`ma-key`) and no
 * line in the table of rate limits.
 */
export function trackerRoutes(parts: ApiParts): Router {
  const { accounts, faults, switches } = parts;
  const router = Router();

  router.use(logRequests(parts));
  router.use((request, response, next) => {
    const key = request.get('ma-key');
    const account = accounts.find(({ automationKey }) => automationKey === key);
    if (!account) {
      const code = switches.trackerBadKeyStatus === 401 ? 'unauthorized' : 'invalid_parameter';
      throw new BrevoError(switches.trackerBadKeyStatus, code, 'Invalid ma-key');
    }
    response.locals.account = account;
    response.locals.bucket = 'tracker';
    next();
  });
  router.use(express.json({ limit: '1mb', type: () => true }), faults.middleware());

  serve(router, '/trackEvent', {
    post: (request, response) => {
      const { email, event, properties = {}, eventdata } = parseBody(TrackBody, request.body);
      const address = findEmail(email);
      if (!address) throw invalid('email is not valid');
      if ('email' in properties || 'event' in properties) {
        throw invalid('properties should not contain email or event');
      }
      const data = eventdata?.data ?? {};
      const told = {
        name: event,
        identifiers: { email_id: address },
        date: Date.now(),
        properties: data,
        contactProperties: properties,
        dataId: eventdata?.id,
      };
      const transport = 'legacy_tracker';
      takeEvent(response.locals.account, told, { transport, switches, by: '' });
      response.status(204).end();
    },
  });
  router.use(() => {
    throw new BrevoError(404, 'document_not_found', 'Route not found');
  });
  router.use(renderBrevoError(switches));
  return router;
}
