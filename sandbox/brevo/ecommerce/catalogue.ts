import type { Category, CategoryFields } from './category.ts';
import type { Product, ProductFields } from './product.ts';

/** Somebody who waits for a product to come back. */
export interface StockAlert {
  readonly productId: string;
  readonly contactId: number;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  /** When the product came back, and the alert was sent. */
  firedAt?: number;
}

/** The products and categories of an account, and who waits for which product. */
export class Catalogue {
  /** By id, in the order of creation. */
  readonly products = new Map<string, Product>();
  readonly categories = new Map<string, Category>();
  readonly alerts: StockAlert[] = [];

  /** Creates or updates. A stock that rises from 0 sends the product's alerts (reference §3.2). */
  putProduct(
    fields: ProductFields,
    { now = Date.now(), revives = false }: { now?: number; revives?: boolean } = {},
  ): Product {
    const held = this.products.get(fields.id);
    const product = put(this.products, fields, { now, revives });
    if (held && held.stock !== undefined && held.stock <= 0 && (product.stock ?? 0) > 0) {
      for (const alert of this.waiting(product.id)) alert.firedAt = now;
    }
    return product;
  }

  /** `revives`: whether a write that says nothing of `isDeleted` brings a deleted category back. */
  putCategory(
    fields: CategoryFields,
    { now = Date.now(), revives = false }: { now?: number; revives?: boolean } = {},
  ): Category {
    return put(this.categories, fields, { now, revives });
  }

  /** A product with the variants that name it as their parent. */
  variantsOf(productId: string): Product[] {
    return [...this.products.values()].filter(({ parentId }) => parentId === productId);
  }

  /** One alert a contact and product waits at a time. */
  addAlert(productId: string, contactId: number, now = Date.now()): void {
    if (this.waiting(productId).some((alert) => alert.contactId === contactId)) return;
    this.alerts.push({ productId, contactId, askedAt: now });
  }

  waiting(productId: string): StockAlert[] {
    return this.alerts.filter((alert) => alert.productId === productId && !alert.firedAt);
  }
}

/** A new object replaces the held one, so that whoever kept the former still sees what it was. */
function put<T extends Product | Category>(
  held: Map<string, T>,
  fields: Partial<T> & { id: string },
  { now, revives }: { now: number; revives: boolean },
): T {
  const former = held.get(fields.id);
  const given = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as typeof fields;
  const isDeleted = given.isDeleted ?? (revives ? false : (former?.isDeleted ?? false));
  const item = {
    name: '',
    createdAt: now,
    ...former,
    ...given,
    isDeleted,
    deletedAt: isDeleted ? (given.deletedAt ?? former?.deletedAt) : undefined,
    modifiedAt: now,
  } as unknown as T;
  held.set(fields.id, item);
  return item;
}
