import type { Category } from '../catalog/category.ts';
import type { Metafield } from '../catalog/metafields.ts';
import type { PriceRecord } from '../catalog/price-lists.ts';
import { type Product, partId, type Review } from '../catalog/product.ts';
import { countReviews } from '../catalog/reviews/count-reviews.ts';
import type { Location } from '../locations.ts';
import type { Channel } from '../store-fields.ts';
import { PeopleSimulator } from './people-simulator.ts';

/** What the merchant does to what is sold, and where. */
export class GoodsSimulator extends PeopleSimulator {
  createProduct(fields: Partial<Omit<Product, 'id'>> = {}): Product {
    const nth = this.shop.catalog.products.lastId + 1;
    return this.shop.catalog.addProduct({ name: `New product ${nth}`, ...fields });
  }

  editProduct(id: number, fields: Partial<Omit<Product, 'id'>>): Product {
    return this.shop.catalog.editProduct(id, fields);
  }

  deleteProduct(id: number): Product {
    return this.shop.catalog.deleteProduct(id);
  }

  /** Units on hand of a variant (the first if not given) at a location (the default one if not given). */
  setStock({
    productId,
    variantId,
    locationId = this.shop.locations[0]?.id ?? 1,
    level,
  }: {
    productId: number;
    variantId?: number;
    locationId?: number;
    level: number;
  }): Product {
    const { catalog, locations, events } = this.shop;
    const variant = variantId ?? catalog.products.get(productId).variants[0]?.id ?? 0;
    const place = locations.findIndex(({ id }) => id === locationId);
    if (place < 0) throw new Error(`There is no location ${locationId}.`);
    const product = catalog.setStock({ variantId: variant, place, level });
    events.emit({
      // The star is part of the name (reference §4.4).
      scope: 'store/channel/*/inventory/product/stock_changed',
      data: { variant_id: variant, product_id: productId, location_id: locationId },
    });
    return product;
  }

  /** Puts a product on a channel's price list, or takes it off: told entry by entry, or of several variants together. */
  setListPrice(channelId: number, productId: number, record: PriceRecord | null): void {
    const { priceLists, catalog, events } = this.shop;
    const { variants } = catalog.products.get(productId);
    priceLists.set(channelId, productId, record);
    const currency = this.shop.channels.find(({ id }) => id === channelId)?.currency;
    const entries = variants.map(({ id }) => ({
      ...{ price_list_id: channelId, variant_id: id, currency },
    }));
    const what = record ? 'updated' : 'deleted';
    const [first] = entries;
    if (entries.length > 1)
      events.emit({ scope: `store/priceList/records/${what}`, data: entries });
    else if (first) events.emit({ scope: `store/priceList/record/${what}`, data: first });
  }

  /** Says that a channel's price list is the one that counts there, as a merchant does who assigns it. */
  assignPriceList(channelId: number): void {
    this.shop.events.emit({
      scope: 'store/priceList/assignment/updated',
      data: { price_list_id: channelId, channel_id: channelId, customer_group_id: null },
    });
  }

  /** Opens or closes a place, or changes what it never sells. */
  editLocation(id: number, fields: Partial<Omit<Location, 'id'>>): Location {
    const place = this.shop.locations.find((one) => one.id === id);
    if (!place) throw new Error(`There is no location ${id}.`);
    Object.assign(place, fields);
    this.shop.events.emit({ scope: 'store/inventory/location/updated', data: { location_id: id } });
    return place;
  }

  createCategory(fields: Partial<Omit<Category, 'id'>> = {}): Category {
    return this.shop.catalog.addCategory({ name: 'New category', ...fields });
  }

  editCategory(id: number, fields: Partial<Omit<Category, 'id'>>): Category {
    return this.shop.catalog.editCategory(id, fields);
  }

  deleteCategory(id: number): Category {
    return this.shop.catalog.deleteCategory(id);
  }

  /** Another app notes something down, for everybody to read: by its key, so that a second note replaces the first. */
  noteMetafield(
    owner: 'product' | 'category',
    resourceId: number,
    { key, value }: { key: string; value: string },
  ): Metafield {
    const { catalog } = this.shop;
    const { table } = catalog.metafields[owner];
    const now = `${new Date().toISOString().slice(0, 19)}Z`;
    const known = [...table.changed.values()].find(
      (row) => row.resource_id === resourceId && row.key === key && table.has(row.id),
    );
    const row = known
      ? table.replace({ ...known, value, date_modified: now })
      : table.create((id) => ({
          ...{ id, key, value, namespace: 'shop.notes', permission_set: 'read', description: '' },
          ...{ resource_type: owner, resource_id: resourceId, owner_client_id: 'notes-app' },
          ...{ date_created: now, date_modified: now },
        }));
    catalog.tellMetafield(known ? 'updated' : 'created', row);
    return row;
  }

  /** No hook tells of reviews. Once one is approved the product's `reviews_count` changes, and that is told. */
  addReview(productId: number, fields: Partial<Omit<Review, 'id'>> = {}): Product {
    const { reviews } = this.shop.catalog.products.get(productId);
    const nextId = Math.max(partId(productId, -1), ...reviews.map(({ id }) => id)) + 1;
    const review: Review = {
      ...{ id: nextId, title: 'A new review', text: 'Good.' },
      ...{ status: 'approved', rating: 4, email: '', name: 'Somebody' },
      date_created: `${new Date().toISOString().slice(0, 19)}Z`,
      ...fields,
    };
    return this.#withReviews(productId, [...reviews, review]);
  }

  /** Approves all that wait. */
  approveReviews(productId: number): Product {
    const { reviews } = this.shop.catalog.products.get(productId);
    return this.#withReviews(
      productId,
      reviews.map((row) => (row.status === 'pending' ? { ...row, status: 'approved' } : row)),
    );
  }

  /** As a merchant does: by id, so the product's others stay. */
  deleteReview(productId: number, reviewId: number): Product {
    const { reviews } = this.shop.catalog.products.get(productId);
    return this.#withReviews(
      productId,
      reviews.filter(({ id }) => id !== reviewId),
    );
  }

  approveReview(productId: number, reviewId: number): Product {
    const { reviews } = this.shop.catalog.products.get(productId);
    return this.#withReviews(
      productId,
      reviews.map((row) => (row.id === reviewId ? { ...row, status: 'approved' } : row)),
    );
  }

  addStorefront(fields: Partial<Omit<Channel, 'id' | 'type'>> = {}): Channel {
    return this.shop.addStorefront({ name: 'New storefront', ...fields });
  }

  editStorefront(id: number, fields: Partial<Omit<Channel, 'id' | 'type'>>): Channel {
    return this.shop.editChannel(id, fields);
  }

  /** The store is closed for good, which only its app's hook hears of (reference §1.6). */
  closeStore(): void {
    this.shop.events.emit({ scope: 'store/app/uninstalled', data: { type: 'store' } });
  }

  #withReviews(productId: number, reviews: Review[]): Product {
    return this.shop.catalog.editProduct(productId, { reviews, ...countReviews(reviews) });
  }
}
