/** A product or, with `parentId`, a variant, as Brevo takes it (reference/brevo.md §3.2). What is not named stays. */
export interface BrevoProduct {
  id: string;
  name: string;
  /** Absolute, as is the image's. */
  url?: string;
  imageUrl?: string;
  sku?: string;
  price?: number;
  /** What is asked for it now, where that differs from the price. */
  alternativePrice?: number;
  /** Ids of categories. */
  categories?: string[];
  parentId?: string;
  brand?: string;
  description?: string;
  stock?: number;
  /** At most 20 keys and 20,000 characters. */
  metaInfo?: Record<string, string | number>;
  /** Nothing is ever removed from Brevo: this is how it goes. False brings it back. */
  isDeleted: boolean;
  /** `YYYY-MM-DDTHH:mm:ss.SSSZ`. */
  deletedAt?: string;
}

/** A category (reference/brevo.md §3.3); Brevo knows no tree of them. */
export interface BrevoCategory {
  id: string;
  /** Needed for one that Brevo does not have yet. */
  name?: string;
  url?: string;
  isDeleted: boolean;
  deletedAt?: string;
}
