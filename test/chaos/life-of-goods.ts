import { type Happening, someProduct } from './life.ts';

const create: Happening = ({ shop, random }) => {
  const category = random.of([...shop.catalog.categories.keys()]) ?? 1;
  shop.simulator.createProduct({ categories: [category], price: 1 + random.below(200) });
};

const edit: Happening = (life) => {
  const product = someProduct(life);
  if (!product) return;
  const { shop, random } = life;
  const price = 1 + random.below(200);
  const changes = [
    { name: `Renamed ${random.below(1000)}` },
    { price },
    { price, sale_price: Math.max(0, price - random.below(20)) },
    { categories: [random.of([...shop.catalog.categories.keys()]) ?? 1] },
  ];
  shop.simulator.editProduct(product.id, random.of(changes) ?? {});
};

const priceVariant: Happening = (life) => {
  const product = someProduct(life);
  if (!product || product.variants.length < 2) return;
  const { shop, random } = life;
  const chosen = random.below(product.variants.length);
  const price = 1 + random.below(200);
  const variants = product.variants.map((one, nth) => (nth === chosen ? { ...one, price } : one));
  shop.simulator.editProduct(product.id, { variants });
};

const remove: Happening = (life) => {
  const product = life.random.chance(0.3) ? someProduct(life) : undefined;
  if (product) life.shop.simulator.deleteProduct(product.id);
};

const stock: Happening = (life) => {
  const product = someProduct(life);
  const variantId = life.random.of(product?.variants ?? [])?.id;
  if (!product || variantId === undefined) return;
  const locationId = life.random.of(life.shop.locations)?.id;
  const level = life.random.below(4);
  life.shop.simulator.setStock({ productId: product.id, variantId, locationId, level });
};

const category: Happening = ({ shop, random, memory }) => {
  const { simulator, catalog } = shop;
  const id = random.of([...catalog.categories.keys()]);
  if (random.chance(0.4) || id === undefined)
    simulator.createCategory({
      name: `Category ${memory.steps}`,
      url: `/category-${memory.steps}/`,
    });
  else if (random.chance(0.7)) simulator.editCategory(id, { name: `Renamed ${memory.steps}` });
  else simulator.deleteCategory(id);
};

export const GOODS: readonly Happening[] = [
  ...[create, edit, edit, edit, priceVariant, remove, stock, stock, category],
];
