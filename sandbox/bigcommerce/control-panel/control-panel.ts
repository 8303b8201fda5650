import express from 'express';
import { type Controls, controlRoutes } from './control-routes.ts';

export interface ControlPanelSettings extends Controls {
  /** Where login.bigcommerce.com is played. */
  loginUrl: string;
}

/** The control panel on an origin of its own, as in life: the app is a stranger in its iframe. */
export function createControlPanel(settings: ControlPanelSettings) {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.use(controlRoutes(settings));
  return app;
}
