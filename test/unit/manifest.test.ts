import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('app.manifest.json', 'utf8'));
const { listing, partner } = manifest;

test('the listing keeps to the Developer Portal’s limits', () => {
  expect(listing.summary.length).toBeLessThanOrEqual(128);
  expect(listing.description.split(/\s+/).length).toBeLessThanOrEqual(200);
  expect(listing.features.length).toBeLessThanOrEqual(5);
});

test('the listing has everything that the Developer Portal demands', () => {
  const texts = ['summary', 'description', 'category', 'supportEmail', 'countries'];
  for (const name of [...texts, 'testInstructions']) expect(listing[name], name).toMatch(/\w/);
  const addresses = ['supportWebsite', 'privacyPolicy', 'termsOfService'];
  for (const name of [...addresses, 'installationGuide', 'userGuide'])
    expect(listing[name], name).toMatch(/^https:\/\//);
  expect(listing.plans.length).toBeGreaterThan(0);
  expect(partner).toMatchObject({ contactName: expect.any(String), name: expect.any(String) });
});

test('what the marketplace asks of every app is so', () => {
  expect(manifest.developerPortal.multipleUsers).toBe(true);
  expect(Object.keys(manifest.callbacks)).toEqual(['auth', 'load', 'uninstall', 'removeUser']);
  // "Modify" of what is only read would be refused.
  const written = manifest.scopes.filter((scope: string) => !scope.endsWith('_read_only'));
  // The newsletter is taken off whoever unsubscribed in Brevo, and the link in a cart's reminder fills a cart.
  expect(written).toEqual(['store_v2_customers', 'store_cart']);
});
