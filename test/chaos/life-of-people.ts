import { FIRST_PLAIN_ID, type Happening, type Life, someone, someStorefront } from './life.ts';

const signUp: Happening = (life) => {
  const { shop, random, memory } = life;
  const nth = shop.customers.lastId + 1;
  const guest = random.chance(0.3) ? random.of([...memory.guests]) : undefined;
  const email = guest ?? `newcomer-${nth}@example.com`;
  if (shop.customerIdsByEmail(email).length > 0) return;
  memory.deleted.delete(email);
  shop.simulator.createCustomer({ email, first_name: `Newcomer ${nth}` });
  if (random.chance(0.6)) shop.simulator.subscribe(email, { channelId: someStorefront(life) });
};

const edit: Happening = (life) => {
  const customer = someone(life);
  if (!customer) return;
  const { shop, random } = life;
  const isEmptied = random.chance(0.2);
  if (random.chance(0.5)) {
    if (isEmptied) shop.simulator.removeAddress(customer.id);
    else shop.simulator.editAddress(customer.id, { city: `Town ${random.below(1000)}` });
  } else {
    const company = isEmptied ? '' : `Company ${random.below(1000)}`;
    shop.simulator.editCustomer(customer.id, { company });
  }
};

const changeEmail: Happening = (life) => {
  const customer = someone(life);
  if (!customer) return;
  const { shop, random, memory } = life;
  const email = `moved-${customer.id}-${memory.steps}@example.com`;
  memory.left.add(customer.email.toLowerCase());
  memory.moved.set(email, customer.email.toLowerCase());
  shop.simulator.changeEmail(customer.id, email);
  if (random.chance(0.7)) shop.simulator.subscribe(email, { channelId: someStorefront(life) });
};

const leave: Happening = (life) => {
  const customer = life.random.chance(0.5) ? someone(life) : undefined;
  if (!customer) return;
  life.memory.left.add(customer.email.toLowerCase());
  life.memory.deleted.add(customer.email.toLowerCase());
  life.shop.simulator.deleteCustomer(customer.id);
};

/** A customer, a guest, or somebody who was never here. */
function someAddress(life: Life): string {
  const { random, memory } = life;
  const guest = random.chance(0.2) ? random.of([...memory.guests]) : undefined;
  if (guest) return guest;
  if (random.chance(0.1)) return `reader-${memory.steps}@example.com`;
  return someone(life)?.email.toLowerCase() ?? `reader-${memory.steps}@example.com`;
}

const subscribe: Happening = (life) => {
  const email = someAddress(life);
  life.memory.deleted.delete(email);
  life.memory.readers.add(email);
  life.shop.simulator.subscribe(email, { channelId: someStorefront(life) });
};

const unsubscribe: Happening = (life) => {
  const email = someAddress(life);
  if (life.shop.subscribersByEmail(email).length === 0) return;
  life.memory.optedOut.add(email);
  life.shop.simulator.unsubscribe(email);
};

const unsubscribeInBrevo: Happening = ({ shop, account, random, memory }) => {
  const known = [...account.contacts].filter(({ email }) => email !== undefined);
  const email = random.of(known)?.email;
  if (!email || shop.customerIdsByEmail(email).some((id) => id < FIRST_PLAIN_ID)) return;
  memory.optedOut.add(email);
  account.fire('unsubscribed', email);
};

export const PEOPLE: readonly Happening[] = [
  ...[signUp, signUp, edit, edit, edit, changeEmail, leave],
  ...[subscribe, subscribe, unsubscribe, unsubscribeInBrevo],
];

/** Of people with an account, who keep their address. */
export const CUSTOMERS: readonly Happening[] = [
  ...[signUp, edit, edit, edit, leave],
  ...[subscribe, subscribe, unsubscribe, unsubscribeInBrevo],
];
