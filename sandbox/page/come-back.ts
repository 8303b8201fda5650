import type { Request, Response } from 'express';

/** After a form was sent: back to the page that it stood on, and nowhere else. */
export function comeBack(request: Request, response: Response): void {
  const back = String(request.body.back);
  response.redirect(303, /^\/(\?|$)/.test(back) ? back : '/');
}
