import express from 'express';
import { type Controls, controlRoutes } from './control-routes.ts';
import type { PanelLink } from './layout.ts';
import { pageRoutes } from './page-routes.ts';

export interface ControlPanelSettings extends Controls {
  /** Where login.bigcommerce.com is played. */
  loginUrl: string;
  /** Pages of the other look-alikes. */
  links: readonly PanelLink[];
}

/** The control panel on an origin of its own, as in life: the app is a stranger in its iframe. */
export function createControlPanel(settings: ControlPanelSettings) {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use((_request, response, next) => {
    // Pages hold codes and signed links that work once: none may come back from a cache.
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(controlRoutes(settings), pageRoutes(settings));
  return app;
}
