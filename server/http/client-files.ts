import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import compressedStatic from 'express-static-gzip';
import { isPagePath, looksLikeFile } from '../contract/page-paths.ts';
import { messagePage } from './pages/message-page.ts';
import { noStore } from './security-headers.ts';

const BUILD = fileURLToPath(new URL('../../dist/client', import.meta.url));

/**
 * The built page. Assets carry a hash in their name and never change; the page itself is fetched anew each time. It comes for
 * every path, since the router in it knows them and has words, and a way back, for those that are none; but these are
 * answered with 404, and files that are not there with a page that needs no script. What the build has compressed is sent so.
 */
export function clientFiles(build = BUILD): Router {
  const router = Router();
  router.use('/assets', filesOf(`${build}/assets`, { immutable: true, maxAge: '1y' }));
  router.use(filesOf(build, { maxAge: '1h' }));
  router.get(/^(?!\/(api|webhooks|assets)(\/|$)).*/, noStore, (request, response, next) => {
    if (!request.accepts('html')) return next();
    response.locals.answersWithPage = true;
    if (looksLikeFile(request.path)) return next();
    if (!existsSync(`${build}/index.html`)) {
      const message = 'The page of the app has not been built yet. Run: npm run build';
      return void response
        .status(503)
        .type('html')
        .send(messagePage({ title: 'Almost there', message }));
    }
    if (!isPagePath(request.path)) response.status(404);
    response.sendFile('index.html', { root: build, cacheControl: false });
  });
  return router;
}

function filesOf(directory: string, serveStatic: { immutable?: boolean; maxAge: string }) {
  return compressedStatic(directory, {
    ...{ index: false, enableBrotli: true, orderPreference: ['br', 'gzip'] },
    serveStatic: { ...serveStatic, index: false },
  });
}
