/** A product or, with `parentId`, a variant (reference §3.2). */
export interface Product {
  readonly id: string;
  name: string;
  url?: string;
  imageUrl?: string;
  sku?: string;
  price?: number;
  alternativePrice?: number;
  /** Ids of categories, which need not exist. */
  categories?: string[];
  parentId?: string;
  brand?: string;
  description?: string;
  stock?: number;
  metaInfo?: Record<string, string | number>;
  isDeleted: boolean;
  deletedAt?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  modifiedAt: number;
}

/** What a write says of a product; what it does not name stays. */
export type ProductFields = Partial<Omit<Product, 'id' | 'createdAt' | 'modifiedAt'>> & {
  id: string;
};

/** As `GET /products` shows it. Brevo re-hosts images; the look-alike gives the address it was sent. */
export function toProductWire({ createdAt, modifiedAt, deletedAt: _, ...product }: Product) {
  const { imageUrl = '' } = product;
  return {
    ...product,
    createdAt: new Date(createdAt).toISOString(),
    modifiedAt: new Date(modifiedAt).toISOString(),
    s3Original: imageUrl,
    s3ThumbAnalytics: imageUrl,
    s3ThumbEditor: imageUrl,
  };
}
