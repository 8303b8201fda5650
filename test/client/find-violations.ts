import axe from 'axe-core';

/** What axe objects to on the page as it is: each rule that is broken, and where. */
export async function findViolations(): Promise<[rule: string, where: string[]][]> {
  // Colours need a real browser; the end-to-end tests look at those.
  const { violations } = await axe.run(document, {
    rules: { 'color-contrast': { enabled: false } },
    // What is right is not described.
    resultTypes: ['violations'],
  });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
