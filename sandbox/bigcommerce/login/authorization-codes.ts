import { randomBytes } from 'node:crypto';
import type { Switches } from '../switches.ts';

/** What a merchant agreed to: the app may have a token for this store, with these scopes. */
export interface Grant {
  storeHash: string;
  userId: number;
  /** Space-separated, exactly as the callback carries it. */
  scope: string;
}

/** One-time codes on their way from `/auth` to `/oauth2/token`. */
export class AuthorizationCodes {
  readonly #grants = new Map<string, { grant: Grant; expiresAt: number }>();
  readonly #switches: Switches;

  constructor(switches: Switches) {
    this.#switches = switches;
  }

  /** Earlier codes of the store stop working: there is one installation a store. */
  issue(grant: Grant): string {
    for (const [code, { grant: earlier }] of this.#grants) {
      if (earlier.storeHash === grant.storeHash) this.#grants.delete(code);
    }
    const code = randomBytes(16).toString('hex').slice(0, 30);
    this.#grants.set(code, { grant, expiresAt: Date.now() + this.#switches.codeLifetimeMs });
    return code;
  }

  find(code: string): Grant | undefined {
    const found = this.#grants.get(code);
    return found && found.expiresAt > Date.now() ? found.grant : undefined;
  }

  spend(code: string): void {
    this.#grants.delete(code);
  }
}
