import type { Page } from 'playwright-core';
import { USERS } from '../../sandbox/bigcommerce/default-stores.ts';
import type { Shop } from './start-shop.ts';

/** What a person does in the control panel of the store Acme Outdoors. */
export class ControlPanel {
  readonly #page: Page;
  readonly #shop: Shop;

  constructor(page: Page, shop: Shop) {
    this.#page = page;
    this.#shop = shop;
  }

  async openApps({ as = USERS.owner }: { as?: { id: number } } = {}): Promise<void> {
    const address = new URL('/manage/acme1/apps', this.#shop.bigcommerce.controlPanelUrl);
    address.searchParams.set('as', String(as.id));
    await this.#page.goto(address.href);
  }

  /** Ends with the app in its iframe. */
  async install(): Promise<void> {
    await this.openApps();
    await this.#page.getByRole('button', { name: 'Install', exact: true }).click();
  }

  async openApp({
    as = USERS.owner,
    deepLink,
  }: {
    as?: { id: number; email: string };
    deepLink?: string;
  } = {}): Promise<void> {
    await this.openApps({ as });
    if (deepLink) await this.#page.getByLabel('Deep link').fill(deepLink);
    await this.#page.getByRole('button', { name: `Open as ${as.email}` }).click();
  }

  async uninstall(): Promise<void> {
    await this.openApps();
    await this.#page.getByRole('button', { name: 'Uninstall', exact: true }).click();
    await this.#page.getByText('The app answered 200.').waitFor();
  }
}
