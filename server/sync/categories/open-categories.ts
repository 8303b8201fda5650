import type { Category } from '../../clients/bigcommerce/category.ts';
import type { BrevoCategory } from '../../clients/brevo/catalogue-item.ts';
import type {
  CatalogueDoors,
  CatalogueRecord,
  CatalogueSource,
} from '../catalogue/catalogue-source.ts';
import { StorefrontUrls } from '../catalogue/storefront-urls.ts';

/** Categories of all storefronts. Brevo knows no tree of them: each stands for itself, the invisible ones as well. */
export async function openCategories(
  { store, settings, bigcommerce, brevo, now }: CatalogueDoors,
  signal: AbortSignal,
): Promise<CatalogueSource<BrevoCategory>> {
  const { catalog } = bigcommerce;
  const urls = new StorefrontUrls(await catalog.listSites({ signal }), {
    primaryUrl: store.profile.secureUrl,
    storefronts: settings.storefronts,
  });
  const trees = await catalog.listCategoryTrees({ signal });
  const channelsOf = new Map(trees.map(({ id, channelIds }) => [id, channelIds]));
  const toRecords = (categories: readonly Category[]) =>
    categories.map((category) =>
      toRecord(category, urls.find(channelsOf.get(category.treeId) ?? [], category.path)),
    );

  return {
    kind: 'categories',
    losable: [],
    async *pages(options) {
      for await (const page of catalog.categoryPages(options))
        yield { ...page, items: toRecords(page.items) };
    },
    list: async (entityIds, listing) =>
      toRecords(await catalog.listCategories(entityIds.map(Number), { signal: listing })),
    writeBatch: (items, writing) => brevo.catalogue.upsertCategories(items, { signal: writing }),
    deletionsOf: async (itemIds) => {
      const deletedAt = new Date(now()).toISOString();
      // No name: whatever Brevo calls it stays.
      return itemIds.map((id) => ({ id, isDeleted: true, deletedAt }));
    },
  };
}

/** Pure. The name goes to the letter, as the store shows it. */
export function toRecord(
  { id, name }: Category,
  url: string | undefined,
): CatalogueRecord<BrevoCategory> {
  const record = { entityId: String(id), modifiedAt: null };
  if (name.trim() === '') return { ...record, items: [], problem: 'missing_name' };
  return { ...record, items: [{ id: String(id), name: name.trim(), url, isDeleted: false }] };
}
