/** A category; Brevo knows no tree of them (reference §3.3). */
export interface Category {
  readonly id: string;
  name: string;
  url?: string;
  isDeleted: boolean;
  deletedAt?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  modifiedAt: number;
}

/** What a write says of a category; what it does not name stays. */
export type CategoryFields = Partial<Omit<Category, 'id' | 'createdAt' | 'modifiedAt'>> & {
  id: string;
};

/** As `GET /categories` shows it. */
export function toCategoryWire({ createdAt, modifiedAt, deletedAt: _, ...category }: Category) {
  return {
    ...category,
    createdAt: new Date(createdAt).toISOString(),
    modifiedAt: new Date(modifiedAt).toISOString(),
  };
}
