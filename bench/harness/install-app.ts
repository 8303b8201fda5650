import type { ConsentMode } from '../../server/contract/settings.ts';
import { codeIn, Merchant, send, visit } from '../../test/helpers/stores/merchant.ts';
import type { Platforms } from '../platforms/start-platforms.ts';

/** What a merchant does before the first sync: installs, connects Brevo, chooses who is written. */
export async function installApp(
  url: string,
  { bigcommerce, account }: Platforms,
  consent: ConsentMode,
): Promise<Merchant> {
  const code = codeIn(await visit(await bigcommerce.call('install')));
  const session = await send(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  const merchant = new Merchant({ url }, session.body.token);
  await ask(merchant, 'PUT', '/connections/brevo', { apiKey: account.key });
  const { version } = await ask(merchant, 'GET', '/settings');
  await ask(merchant, 'PUT', '/settings', { version, consent: { mode: consent } });
  return merchant;
}

/** The answer's body; throws if it is not a success. */
export async function ask(merchant: Merchant, method: string, path: string, body?: unknown) {
  const answer = await merchant.call(method, path, body);
  if (answer.status < 300) return answer.body;
  throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}
