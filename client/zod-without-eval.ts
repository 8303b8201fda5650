import * as z from 'zod';

// Zod would try `new Function` for speed, which the page's CSP forbids and the browser reports. Only before the first schema is made.
z.config({ jitless: true });
