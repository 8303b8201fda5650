import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** The control panel's script, which tells us when the user logs out (reference/bigcommerce.md §1.8). */
const CONTROL_PANEL_SDK = 'https://cdn.bigcommerce.com';

/** Only the control panel may frame us; scripts come from here or from BigCommerce's SDK; links leak nothing. */
export function securityHeaders(frameAncestors: string): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", CONTROL_PANEL_SDK],
        // styled-components writes style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: [CONTROL_PANEL_SDK],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frameAncestors.split(/\s+/),
      },
    },
    // frame-ancestors says it better, and X-Frame-Options would forbid the control panel.
    xFrameOptions: false,
    referrerPolicy: { policy: 'no-referrer' },
    // The app lives in another site's frame.
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  });
}

/** For every address or answer that carries a payload, a code or a person. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};
