import { type RequestHandler, Router } from 'express';
import type { Context } from '../../context.ts';
import { AppError } from '../../errors.ts';
import type { Recovery } from '../../storefront/recovery-links.ts';
import { limitPerMinute } from '../rate-limits.ts';
import { noStore } from '../security-headers.ts';

/**
 * Where the links of cart mails come in. Anybody may knock, so answers are few: on to the checkout, or a page. One that says
 * no looks the same for every reason that a stranger could ask for.
 */
export function recoveryRoutes({ recovery }: Pick<Context, 'recovery'>): Router {
  const router = Router();
  router.use('/r', asPage, noStore, hidden, limitPerMinute(60));
  // Mail programs look whether a link is alive. That fills no cart, and says nothing of the token.
  router.head('/r/:token', (_request, response) => void response.status(200).end());
  router.get('/r/:token', async (request, response) => {
    const outcome = await recovery.open(String(request.params.token));
    if (outcome.outcome === 'checkout') return response.redirect(303, outcome.url);
    const { title, message, code } = WORDS[outcome.outcome];
    response.locals.page = { title, link: linkTo(outcome.shopUrl) };
    throw new AppError(code, message);
  });
  router.use('/r', () => {
    throw new AppError('not_found', 'This link leads nowhere any more.');
  });
  return router;
}

const WORDS: Record<
  Exclude<Recovery['outcome'], 'checkout'>,
  { title: string; message: string; code: 'not_found' | 'unavailable' }
> = {
  sold_out: {
    title: 'These things are gone',
    message: 'What was in your cart is not for sale any more. The shop may have something like it.',
    code: 'not_found',
  },
  unavailable: {
    title: 'The shop does not answer',
    message: 'Your cart could not be filled just now. Please try the link again in a minute.',
    code: 'unavailable',
  },
};

function linkTo(shopUrl: string | null) {
  if (!shopUrl || !/^https?:$/.test(URL.parse(shopUrl)?.protocol ?? '')) return undefined;
  return { href: shopUrl, text: 'To the shop' };
}

const asPage: RequestHandler = (_request, response, next) => {
  response.locals.answersWithPage = true;
  response.locals.page = { title: 'This link is not valid any more' };
  next();
};

const hidden: RequestHandler = (_request, response, next) => {
  response.set('x-robots-tag', 'noindex, nofollow');
  next();
};
