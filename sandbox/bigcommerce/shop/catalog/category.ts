import { uuidFrom } from '../random.ts';
import type { Channel } from '../store-fields.ts';

export interface Category {
  id: number;
  uuid: string;
  tree_id: number;
  /** 0: at the top of its tree. */
  parent_id: number;
  name: string;
  /** HTML. */
  description: string;
  sort_order: number;
  is_visible: boolean;
  url: string;
  image_url: string;
}

/** One tree a storefront (reference §6.3). */
export interface CategoryTree {
  id: number;
  name: string;
  channels: number[];
}

export interface Brand {
  id: number;
  name: string;
  url: string;
  image_url: string;
}

const TOPS = ['Tents', 'Backpacks', 'Boots', 'Climbing', 'Kitchen', 'Sale'] as const;
const BELOW = ['For two', 'Ultralight', 'Children', 'Clearance'] as const;
const BRANDS = [
  ...['Northridge', 'Alpenglow', 'Fjällräv', 'Kite & Cord', 'O’Hara', 'Trailhead'],
  ...['Basecamp', 'Sierra Madre', 'Lumen', 'Zephyr', 'Stone <& Co>', 'Ägir'],
];

/** A storefront's first tree has 30 categories, each further one 6. Odd ones: 5 hidden, 6 HTML in its name, 30 empty. */
export function makeTrees(channels: readonly Channel[]): CategoryTree[] {
  return channels
    .filter(({ type }) => type === 'storefront')
    .map(({ id, name }, place) => ({ id: place + 1, name: `${name} catalogue`, channels: [id] }));
}

export function makeCategories(seed: number, trees: readonly CategoryTree[]): Category[] {
  const categories: Category[] = [];
  const add = (tree_id: number, parent_id: number, name: string) => {
    const id = categories.length + 1;
    categories.push(makeCategory(seed, { id, tree_id, parent_id, name }));
    return id;
  };
  for (const tree of trees) {
    const isFirst = tree.id === trees[0]?.id;
    const tops = TOPS.map((name) => add(tree.id, 0, name));
    if (!isFirst) continue;
    for (const [place, top] of tops.entries()) {
      for (const name of BELOW) add(tree.id, top, `${TOPS[place]}: ${name}`);
    }
  }
  const [hidden, odd] = [categories[4], categories[5]];
  if (hidden) hidden.is_visible = false;
  if (odd) Object.assign(odd, { name: 'Sale <b>now</b> & "here"', url: '/sale/' });
  return categories;
}

export function makeCategory(
  seed: number,
  { id, ...fields }: Pick<Category, 'id' | 'tree_id' | 'parent_id' | 'name'> & Partial<Category>,
): Category {
  return {
    id,
    uuid: uuidFrom(seed, id, 950),
    description: `<p>${fields.name}, chosen by us.</p>`,
    sort_order: id % 7,
    is_visible: true,
    url: `/${fields.name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}/`,
    image_url: '',
    ...fields,
  };
}

export function makeBrands(): Brand[] {
  return BRANDS.map((name, place) => ({
    id: place + 1,
    name,
    url: `/brands/${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}/`,
    image_url: place % 2 ? '' : `https://images.example.com/brands/${place + 1}.png`,
  }));
}
