import { type Action, flag, number, text } from './action.ts';
import { given } from './action-values.ts';

/** What is sold, and where. */
export const goodsActions: Record<string, Action> = {
  'set-stock': {
    group: 'Catalogue and stock',
    label: 'Change stock',
    fields: [
      number('productId', 'Product', '2'),
      number('variantId', 'Variant'),
      number('locationId', 'Location', '1'),
      number('level', 'On hand', '0'),
    ],
    run: (simulator, values) => {
      const result = simulator.setStock({
        productId: values.need('productId'),
        variantId: values.number('variantId'),
        locationId: values.number('locationId'),
        level: values.need('level'),
      });
      return { done: `The stock of ${result.name} is changed.`, result };
    },
  },
  'create-product': {
    group: 'Catalogue and stock',
    label: 'New product',
    fields: [text('name', 'Name'), number('price', 'Price')],
    run: (simulator, values) => {
      const fields = given({ name: values.text('name'), price: values.number('price') });
      const result = simulator.createProduct(fields);
      return { done: `Product ${result.id}, ${result.name}, is there.`, result };
    },
  },
  'edit-product': {
    group: 'Catalogue and stock',
    label: 'Edit a product',
    fields: [
      number('productId', 'Product', '1'),
      text('name', 'Name'),
      number('price', 'Price'),
      number('salePrice', 'Sale price'),
    ],
    run: (simulator, values) => {
      const [price, sale_price] = [values.number('price'), values.number('salePrice')];
      const fields = given({ name: values.text('name'), price, sale_price });
      const result = simulator.editProduct(values.need('productId'), fields);
      return { done: `Product ${result.id}, ${result.name}, is changed.`, result };
    },
  },
  'set-list-price': {
    group: 'Catalogue and stock',
    label: 'Change a price on a price list',
    fields: [
      number('channelId', 'Storefront', '2'),
      number('productId', 'Product', '1'),
      number('price', 'Price (empty: off the list)'),
    ],
    run: (simulator, values) => {
      const price = values.number('price');
      const record = price === undefined ? null : { price, salePrice: 0 };
      simulator.setListPrice(values.need('channelId'), values.need('productId'), record);
      return { done: 'The price list is changed.', result: record };
    },
  },
  'delete-product': {
    group: 'Catalogue and stock',
    label: 'Delete a product',
    fields: [number('productId', 'Product')],
    run: (simulator, values) => {
      const result = simulator.deleteProduct(values.need('productId'));
      return { done: `Product ${result.id}, ${result.name}, is gone.`, result };
    },
  },
  'add-review': {
    group: 'Catalogue and stock',
    label: 'Write a review',
    fields: [
      number('productId', 'Product', '1'),
      number('rating', 'Stars', '5'),
      text('title', 'Title'),
      text('text', 'Text'),
      text('name', 'Name'),
      text('email', 'E-mail'),
      number('count', 'How many', '1'),
      flag('isPending', 'Waits for approval'),
    ],
    run: (simulator, values) => {
      const [title, written, name, email] = ['title', 'text', 'name', 'email'].map((field) =>
        values.text(field),
      );
      const status = values.flag('isPending') ? ('pending' as const) : undefined;
      const fields = { rating: values.number('rating'), title, text: written, name, email, status };
      const count = Math.max(1, Math.min(100, values.number('count') ?? 1));
      const productId = values.need('productId');
      for (let nth = 1; nth < count; nth += 1) simulator.addReview(productId, given(fields));
      const result = simulator.addReview(productId, given(fields));
      return { done: `${result.name} has ${result.reviews_count} approved reviews.`, result };
    },
  },
  'approve-reviews': {
    group: 'Catalogue and stock',
    label: 'Approve the waiting reviews',
    fields: [number('productId', 'Product', '1')],
    run: (simulator, values) => {
      const result = simulator.approveReviews(values.need('productId'));
      return { done: `${result.name} has ${result.reviews_count} approved reviews.`, result };
    },
  },
  'note-metafield': {
    group: 'Catalogue and stock',
    label: 'Another app notes a metafield',
    fields: [
      number('productId', 'Product', '1'),
      text('key', 'Key', 'care'),
      text('value', 'Value', 'Wash by hand'),
    ],
    run: (simulator, values) => {
      const note = { key: values.needText('key'), value: values.needText('value') };
      const result = simulator.noteMetafield('product', values.need('productId'), note);
      return { done: `${result.namespace}.${result.key} is noted.`, result };
    },
  },
  'switch-location': {
    group: 'Catalogue and stock',
    label: 'Open or close a location',
    fields: [number('locationId', 'Location', '2'), number('enabled', 'Open: 1, closed: 0', '0')],
    run: (simulator, values) => {
      const enabled = values.need('enabled') !== 0;
      const result = simulator.editLocation(values.need('locationId'), { enabled });
      return { done: `${result.label} is ${enabled ? 'open' : 'closed'}.`, result };
    },
  },
  'create-category': {
    group: 'Catalogue and stock',
    label: 'New category',
    fields: [text('name', 'Name'), number('treeId', 'Tree')],
    run: (simulator, values) => {
      const fields = given({ name: values.text('name'), tree_id: values.number('treeId') });
      const result = simulator.createCategory(fields);
      return { done: `Category ${result.id}, ${result.name}, is there.`, result };
    },
  },
  'edit-category': {
    group: 'Catalogue and stock',
    label: 'Rename a category',
    fields: [number('categoryId', 'Category', '1'), text('name', 'Name')],
    run: (simulator, values) => {
      const name = values.needText('name');
      const result = simulator.editCategory(values.need('categoryId'), { name });
      return { done: `Category ${result.id} is called ${result.name}.`, result };
    },
  },
  'delete-category': {
    group: 'Catalogue and stock',
    label: 'Delete a category',
    fields: [number('categoryId', 'Category')],
    run: (simulator, values) => {
      const result = simulator.deleteCategory(values.need('categoryId'));
      return { done: `Category ${result.id}, ${result.name}, is gone.`, result };
    },
  },
  'add-storefront': {
    group: 'The store',
    label: 'Open a storefront',
    fields: [text('name', 'Name'), text('currency', 'Currency')],
    run: (simulator, values) => {
      const fields = given({ name: values.text('name'), currency: values.text('currency') });
      const result = simulator.addStorefront(fields);
      return { done: `Storefront ${result.id}, ${result.name}, is open.`, result };
    },
  },
};
