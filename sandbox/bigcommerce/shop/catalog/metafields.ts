import { LazyTable } from '../lazy-table.ts';
import type { ShopEvent } from '../shop-events.ts';

/** A note that apps keep with an entity (reference §6.3). */
export interface Metafield {
  id: number;
  key: string;
  value: string;
  namespace: string;
  permission_set: string;
  description: string;
  resource_type: MetafieldOwner;
  resource_id: number;
  /** Who wrote it; `app_only` ones are shown to nobody else. */
  owner_client_id: string;
  date_created: string;
  date_modified: string;
}

export type MetafieldOwner = 'product' | 'variant' | 'category' | 'brand';

const KEYS = ['care', 'origin'] as const;
const OTHER_APP = 'another-apps-client-id';

/**
 * The metafields of one kind of entity. Every fifth has two from the start, written by another app, the second of which
 * only that app may see.
 */
export class Metafields {
  readonly table: LazyTable<Metafield>;
  readonly #idOf: (nth: number) => number;
  readonly #type: MetafieldOwner;

  /** `idOf` gives the id of the `nth` entity, from 1 to `count`. */
  constructor(type: MetafieldOwner, count: number, idOf: (nth: number) => number = (nth) => nth) {
    this.#type = type;
    this.#idOf = idOf;
    this.table = new LazyTable(Math.floor(count / 5) * 2, (id) => this.#generate(id));
  }

  /** Those that `clientId` may see, of one entity if given, in the order of their ids. */
  *visible(clientId: string, resourceId?: number): Generator<Metafield> {
    for (let id = 1; id <= this.table.lastId; id += 1) {
      const row = this.table.find(id);
      if (!row || (resourceId !== undefined && row.resource_id !== resourceId)) continue;
      if (row.permission_set !== 'app_only' || row.owner_client_id === clientId) yield row;
    }
  }

  #generate(id: number): Metafield {
    const place = (id - 1) % 2;
    return {
      id,
      key: KEYS[place] ?? KEYS[0],
      value: place === 0 ? 'Wash by hand & dry flat' : '{"country":"PT"}',
      namespace: 'shop.details',
      permission_set: place === 0 ? 'read' : 'app_only',
      description: '',
      resource_type: this.#type,
      resource_id: this.#idOf((Math.floor((id - 1) / 2) + 1) * 5),
      owner_client_id: OTHER_APP,
      date_created: '2024-02-01T08:00:00Z',
      date_modified: '2024-02-01T08:00:00Z',
    };
  }
}

const SCOPES: Record<MetafieldOwner, string> = {
  ...{ product: 'store/product', variant: 'store/product/variant' },
  ...{ category: 'store/category', brand: 'store/brand' },
};

/** To the hooks of its kind and to those of any; ids of owners are text (reference §4.4). */
export function metafieldEvents(
  what: 'created' | 'updated' | 'deleted',
  { id, resource_id, resource_type }: Metafield,
): ShopEvent[] {
  const data = { metafield_id: id, resource_id: String(resource_id) };
  const isOfProduct = resource_type === 'product' || resource_type === 'variant';
  return [
    {
      scope: `${SCOPES[resource_type]}/metafield/${what}`,
      data: { ...data, ...(isOfProduct && { resource_type }) },
    },
    { scope: `store/metafield/${what}`, data: { ...data, resource_type } },
  ];
}
