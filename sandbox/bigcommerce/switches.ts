/** A behaviour that BigCommerce does not document. The first option is what this look-alike assumes. */
interface Switch<Option> {
  options: readonly [Option, ...Option[]];
  about: string;
}

function choice<const Option extends string | boolean>(
  about: string,
  ...options: [Option, ...Option[]]
): Switch<Option> {
  return { options, about };
}

function amount(about: string, assumed: number): Switch<number> {
  return { options: [assumed], about };
}

/** Every UNCONFIRMED point of the reference that this look-alike touches, each with its section. */
export const SWITCHES = {
  tokenAcceptsForm: choice('§1.3 whether /oauth2/token takes a form as well as JSON', false, true),
  tokenErrorBody: choice(
    '§1.3 what a refused code is answered with',
    'oauth',
    'v3',
    'html',
    'empty',
  ),
  codeLifetimeMs: amount('§1.3 how long a code can be exchanged', 60_000),
  defaultScopeInGrant: choice(
    '§3 whether the granted scopes also name the automatic default scope',
    false,
    true,
  ),
  ownerInToken: choice('§1.3 whether the token answer carries `owner`', true, false),
  tokenDiesAtUninstall: choice(
    '§1.6 whether the token is dead before or after the uninstall callback is called',
    'before-callback',
    'after-callback',
  ),
  callbackRetries: amount(
    '§1.4 how often a failed uninstall or remove-user callback is repeated',
    0,
  ),
  externalInstallValue: choice('§1.7 the value of `external_install`', 'true', '1', ''),
  loadNbf: choice('§1.4 whether `nbf` is 5 s before `iat` or equal to it', 'iat-5', 'iat'),
  missingScopeStatus: choice('§3 what a missing scope is answered with', '403', '401'),
  tooManyRequestsBody: choice('§5.1 the body of a 429', 'v3', 'text', 'empty'),
  retryAfterHeader: choice('§5.1 whether a 429 carries X-Retry-After (seconds)', true, false),
  oldConcurrencyRule: choice(
    '§5.2 the rule removed in 2023: 3 requests at once per endpoint, 10 for /v3/customers',
    false,
    true,
  ),
  v2EmptyAnswer: choice('§5.4 an empty V2 collection', '204', '[]'),
  v2NeedsAccept: choice(
    '§5.5 whether V2 refuses requests without Accept: application/json',
    false,
    true,
  ),
  limitOverMax: choice('§6.0 a `limit` over the maximum', '413', 'clamp'),
  customersMaxLimit: amount(
    '§10.8 the largest `limit` of /v3/customers and what lies under it',
    250,
  ),
  subscribersMaxLimit: amount('§10.8 the largest `limit` of /v3/customers/subscribers', 250),
  subscriberUpdateTakesConsents: choice(
    '§6.1 whether an update of a subscriber takes `consents`, or passes them over',
    true,
    false,
  ),
  offsetMetaBesideCursor: choice(
    '§6.0 whether answers to `after` and `before` carry `meta.pagination` too',
    false,
    true,
  ),
  badCursor: choice('§6.0 a cursor that is none', '422', 'first-page'),
  badDateFilter: choice('§8.4 a date that cannot be read', '422', 'ignored'),
  dateBounds: choice(
    '§10.10 whether :min and :max include the date itself',
    'inclusive',
    'exclusive',
  ),
  customersDefaultSort: choice('§6.1 the order of customers without `sort`', 'id', 'date_modified'),
  inventoryLevelMeans: choice(
    '§6.5 whether a product’s `inventory_level` adds up all locations or is the default one’s',
    'all-locations',
    'default-location',
  ),
  includedReviews: choice('§10.9 which reviews `include=reviews` holds', 'all', 'approved'),
  reviewTotalsCount: choice(
    '§6.3 what a product’s `reviews_count` and `reviews_rating_sum` count',
    'approved',
    'approved-and-pending',
  ),
  pricingMaxItems: amount('§6.10 the most items of one request for prices', 50),
  pricingUnknownProduct: choice(
    '§6.10 whether a request for prices leaves out a product that is gone, or is refused',
    'left-out',
    'refused',
  ),
  emptyProductPart: choice('§5.4 images and reviews of a product that has none', '204', '[]'),
  ordersMaxLimit: amount('§10.8 the largest `limit` of /v2/orders', 250),
  incompleteOrdersListed: choice('§6.2 whether /v2/orders shows orders of status 0', true, false),
  archivedOrderById: choice('§6.2 what reading an archived order by its id answers', '200', '404'),
  isDeletedFilter: choice(
    '§10.4 whether `is_deleted=true` lists archived orders',
    'ignored',
    'works',
  ),
  refundedAmountTold: choice('§6.2 whether an order’s `refunded_amount` is always 0', false, true),
  hooksAllowLoopback: choice(
    '§4.1 hooks need HTTPS on port 443; whether this machine’s own addresses are taken as they are',
    true,
    false,
  ),
  hookStartMs: amount('§4.1 how long a new hook takes to start, up to a minute', 0),
  hooksSigned: choice('§10.1 whether deliveries are signed', true, false),
  hookIdOnRetry: choice('§10.1 whether `webhook-id` stays the same on a retry', 'stable', 'fresh'),
  hookTimeoutMs: amount('§10.2 how long a delivery waits for its answer', 10_000),
  hookHashCoversTime: choice('§10.3 whether `hash` covers `created_at`', true, false),
  hookNeedsScope: choice('§10.12 whether a missing scope holds deliveries back', false, true),
  blockedEvents: choice(
    '§4.6 what becomes of events while their domain is blocked',
    'retried',
    'lost',
  ),
  hookOrder: choice(
    '§4.6 the order of deliveries to one place, which the platform does not promise; at-once: eight at a time',
    'as-happened',
    'at-once',
    'reversed',
    'shuffled',
  ),
  hookGatherMs: amount('§4.6 how long deliveries are held to be put in another order', 50),
  hookDuplicateShare: amount('§4.6 the share of deliveries that come twice, 0 to 1', 0),
  hookLostShare: amount('§4.6 the share of deliveries that never come, 0 to 1', 0),
  abandonedCartToken: choice('§4.4 whether `store/cart/abandoned` carries its token', true, false),
  lineItemType: choice('§4.4 the type that events of cart lines name', 'cart_line_item', 'cart'),
  redirectForShoppersCart: choice(
    '§6.4 what asking for links into a cart that a shopper made answers',
    '422',
    '404',
  ),
  cartOutOfStockStatus: choice('§6.4 what a new cart beyond the stock answers', '422', '409'),
} satisfies Record<string, Switch<never> | Switch<string> | Switch<boolean> | Switch<number>>;

export type Switches = {
  -readonly [Name in keyof typeof SWITCHES]: (typeof SWITCHES)[Name]['options'][number];
};

export function assumedSwitches(): Switches {
  return Object.fromEntries(
    Object.entries(SWITCHES).map(([name, { options }]) => [name, options[0]]),
  ) as Switches;
}

/** Sets switches by name; throws for a name or an option that does not exist. */
export function setSwitches(switches: Switches, values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    const known = (SWITCHES as Record<string, Switch<unknown>>)[name];
    if (!known) throw new Error(`There is no switch named ${name}.`);
    const fits =
      typeof known.options[0] === 'number'
        ? typeof value === 'number' && value >= 0
        : known.options.includes(value);
    if (!fits) throw new Error(`${name} is one of ${known.options.join(', ')}.`);
  }
  Object.assign(switches, values);
}
