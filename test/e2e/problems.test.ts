import { expect } from 'vitest';
import { nl } from '../../client/locales/nl.ts';
import { openWithCustomersSynced } from './customers-alone.ts';
import { goTo } from './go-to.ts';
import { emailsIn, shopOf } from './look-into.ts';
import { story } from './scene.ts';
import { en, say } from './words.ts';

const { problems, problemRecords, recordNames, log } = en;

story(
  'a customer who failed is explained, mended and tried again; another is ignored',
  async (scene) => {
    const { shop, app } = scene;
    const button = (name: string) => app.getByRole('button', { name, exact: true });
    const record = (id: number) => say(recordNames.customers, { id });
    await openWithCustomersSynced(scene);

    await goTo(app, 'problems');
    const causes = app.getByRole('table', { name: problems.title, exact: true });
    const cause = causes.getByRole('row', { name: en.reasons.invalid_email });
    await cause.waitFor();
    expect(await cause.textContent()).toMatch(/Brevo does not accept.*Correct the address/);
    await cause.getByRole('link').click();
    const heading = say(problemRecords.titleOf, { cause: en.reasons.invalid_email });
    await app.getByRole('heading', { name: heading }).waitFor();
    const link = app.getByRole('link', { name: record(14) });
    expect(await link.getAttribute('href')).toMatch(/\/manage\/customers\/14\/edit$/);

    shopOf(shop).addSubscriber({ email: 'mended@example.com' });
    shopOf(shop).editCustomer(14, { email: 'mended@example.com', channel_ids: null });
    await button(say(problemRecords.retryOne, { record: record(14) })).click();
    await link.waitFor({ state: 'detached' });
    await expect.poll(() => emailsIn(shop)).toContain('mended@example.com');

    await button(say(problemRecords.ignoreOne, { record: record(26) })).click();
    await app.getByText(say(problems.changedIgnored_one, { formatted: 1 })).waitFor();
    await button(problems.undo).click();
    await app.getByText(say(problems.changedOpen_one, { formatted: 1 })).waitFor();
    await app.getByRole('link', { name: record(26) }).waitFor();

    const download = scene.page.waitForEvent('download');
    await button(problemRecords.download).click();
    expect((await download).suggestedFilename()).toMatch(/^problems-\d{4}-\d\d-\d\d\.csv$/);

    await goTo(app, 'log');
    await app.getByRole('searchbox', { name: log.search }).fill('ignored from now');
    await app.getByText('1 problem is ignored from now on.').waitFor();
    const rows = app.getByRole('table', { name: log.title }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(2);

    await button('Nederlands').click();
    await app.getByRole('searchbox', { name: nl.log.search }).fill('voortaan genegeerd');
    await app.getByText('1 probleem wordt voortaan genegeerd.').waitFor();
  },
);
