import type { ProductInclude } from '../../clients/bigcommerce/catalog.ts';
import type { Product } from '../../clients/bigcommerce/product.ts';
import type { BrevoProduct } from '../../clients/brevo/catalogue-item.ts';
import type {
  CatalogueDoors,
  CatalogueRecord,
  CatalogueSource,
  LosableField,
} from '../catalogue/catalogue-source.ts';
import { StorefrontUrls } from '../catalogue/storefront-urls.ts';
import type { ReadStock } from '../stock/stock-changes.ts';
import { StockTeller } from '../stock/stock-teller.ts';
import { withStock } from '../stock/with-stock.ts';
import { isLeftOut } from '../storefronts/person-lists.ts';
import { DetailReader } from './detail-reader.ts';
import { type DetailChoices, type ProductDetail, toDetailChoices } from './product-detail.ts';
import { StorefrontDetailReader } from './storefront-detail.ts';
import { type ProductMapping, toBrevoProducts } from './to-brevo-products.ts';

/** So many that nobody takes it for sold out: Brevo has no word for "not counted". */
const UNCOUNTED_STOCK = 999_999;

const LOSABLE: readonly LosableField<BrevoProduct>[] = [
  // Hidden since, or unset: 0 says less than the old price does.
  { letter: 'p', name: 'price', blank: () => 0 },
  // The sale is over.
  {
    ...{ letter: 'a', name: 'alternativePrice', isSaidAgain: true },
    blank: ({ price }) => price ?? 0,
  },
  { letter: 's', name: 'stock', blank: () => UNCOUNTED_STOCK },
  { letter: 'k', name: 'sku', blank: () => '' },
  { letter: 'b', name: 'brand', blank: () => '' },
  { letter: 'd', name: 'description', blank: () => '' },
];

/** Products with what the settings ask for of them. */
export async function openProducts(
  doors: CatalogueDoors,
  opened: AbortSignal,
): Promise<CatalogueSource<BrevoProduct>> {
  const { store, settings, bigcommerce, brevo, stockLevels, now } = doors;
  const { catalog } = bigcommerce;
  const choices = toDetailChoices(settings);
  const include = includesFor(choices);
  const urls = new StorefrontUrls(await catalog.listSites({ signal: opened }), {
    primaryUrl: store.profile.secureUrl,
    storefronts: settings.storefronts,
  });
  const { currency } = store.profile;
  const storefronts = new StorefrontDetailReader(bigcommerce, urls, currency);
  const details = new DetailReader(bigcommerce, choices, storefronts);
  const brandNames = new Map<number, string>();
  const mapping: ProductMapping = { urls, brandNames, choices };
  const teller = settings.sync.inventory ? new StockTeller(doors) : undefined;
  // What was told before it was switched off says nothing of what happens after it is on again.
  if (!teller) await stockLevels.forgetAll(store.storeHash);
  const isOnlyWhereOff = ({ channelIds }: Product) =>
    channelIds.length > 0 && isLeftOut(settings, channelIds);
  const toRecords = async (products: readonly Product[], readAt: number, signal: AbortSignal) => {
    const counted = settings.sync.inventory
      ? await withStock(bigcommerce, products, signal)
      : products;
    const detailOf = await details.of(counted, signal);
    return counted.map((product) =>
      isOnlyWhereOff(product)
        ? toLeftOut(product)
        : toRecord(product, readAt, mapping, detailOf(product)),
    );
  };

  return {
    kind: 'products',
    losable: LOSABLE,
    async *pages({ cursor, signal }) {
      for (const [id, name] of await catalog.brandNames({ signal })) brandNames.set(id, name);
      await details.readStore(signal);
      for await (const page of catalog.productPages({ cursor, include, signal }))
        yield { ...page, items: await toRecords(page.items, now(), signal) };
    },
    async list(entityIds, signal) {
      const readAt = now();
      const products = await catalog.listProducts({ ids: entityIds.map(Number), include, signal });
      const brandIds = products.flatMap(({ brandId }) =>
        brandId === null || brandNames.has(brandId) ? [] : [brandId],
      );
      const named = await catalog.brandNames({ ids: [...new Set(brandIds)], signal });
      for (const [id, name] of named) brandNames.set(id, name);
      return toRecords(products, readAt, signal);
    },
    writeBatch: (items, signal) => brevo.catalogue.upsertProducts(items, { signal }),
    writeOne: (item, signal) => brevo.catalogue.upsertProduct(item, { signal }),
    ...(teller && {
      arrived: (records, context) => teller.tell(records.map(toReadStock), context),
      withdrawn: (entityIds) => teller.forget(entityIds),
    }),
    async deletionsOf(itemIds, signal) {
      // Every write needs a name, and we keep none.
      const names = await brevo.catalogue.productNames(itemIds, { signal });
      const deletedAt = new Date(now()).toISOString();
      return [...names].map(([id, name]) => ({ id, name, isDeleted: true, deletedAt }));
    },
  };
}

function includesFor(choices: DetailChoices): ProductInclude[] {
  // Options are read off the variants, and which products can have rules: including options makes pages of ten.
  const wantsVariants = choices.variants || choices.options || choices.complexRules;
  return [
    'channels',
    ...(wantsVariants ? (['variants'] as const) : []),
    ...(choices.images ? (['images'] as const) : []),
    ...(choices.customFields ? (['custom_fields'] as const) : []),
    ...(choices.bulkPricing ? (['bulk_pricing_rules'] as const) : []),
    ...(choices.videos ? (['videos'] as const) : []),
  ];
}

function toReadStock({ entityId, items, readAt = 0 }: CatalogueRecord<BrevoProduct>): ReadStock {
  return { productId: entityId, items, readAt };
}

/** Sold only on storefronts that are switched off. */
function toLeftOut({ id, dateModified }: Product): CatalogueRecord<BrevoProduct> {
  const modifiedAt = Date.parse(dateModified) || null;
  return { entityId: String(id), modifiedAt, items: [], leftOut: 'storefront_off' };
}

function toRecord(
  product: Product,
  readAt: number,
  mapping: ProductMapping,
  detail: ProductDetail,
): CatalogueRecord<BrevoProduct> {
  const record = {
    entityId: String(product.id),
    readAt,
    modifiedAt: Date.parse(product.dateModified) || null,
  };
  if (product.name.trim() === '') return { ...record, items: [], problem: 'missing_name' };
  return { ...record, ...toBrevoProducts(product, mapping, detail) };
}
