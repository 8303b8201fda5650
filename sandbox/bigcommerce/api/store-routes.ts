import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { CustomerGroup } from '../shop/store-fields.ts';
import { callerOf, limitConcurrency, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { sendV2Slice } from './pages.ts';
import { toStoreProfile } from './store-profile.ts';

const INFORMATION = ['store_v2_information_read_only', 'store_v2_information'];
const CUSTOMERS = ['store_v2_customers_read_only', 'store_v2_customers'];

/** The V2 resources: bare objects and arrays, and nothing at all where a list is empty. */
export function storeRoutes(platform: Platform): Router {
  const router = Router();
  const { switches } = platform;

  router.get('/store', requireScope(platform, ...INFORMATION), (request, response) => {
    response.json(toStoreProfile(callerOf(request).store));
  });

  router.get('/time', requireScope(platform, ...INFORMATION), (_request, response) => {
    response.json({ time: Math.floor(Date.now() / 1000) });
  });

  router.get(
    '/customer_groups',
    requireScope(platform, ...CUSTOMERS),
    limitConcurrency(platform, 40),
    (request, response) => {
      const query = new ListQuery(request, switches);
      const name = query.text('name')?.toLowerCase();
      const like = query.text('name:like')?.toLowerCase();
      const isDefault = query.flag('is_default');
      const isForGuests = query.flag('is_group_for_guests');
      const groups = callerOf(request).store.shop.groups.filter(
        (group) =>
          (name === undefined || group.name.toLowerCase() === name) &&
          (like === undefined || group.name.toLowerCase().includes(like)) &&
          (isDefault === undefined || group.is_default === isDefault) &&
          (isForGuests === undefined || group.is_group_for_guests === isForGuests),
      );
      const window = { limit: query.limit(250), page: query.page() };
      sendV2Slice(response, groups.map(toAnswer), window, switches);
    },
  );

  return router;
}

/** The dates of groups carry no zone: a third format beside V2's and V3's (reference §7). */
function toAnswer(group: CustomerGroup) {
  return {
    ...group,
    category_access: { type: 'all' },
    discount_rules: [],
    date_created: '2021-01-04 08:00:00',
    date_modified: '2023-07-17 06:30:41',
  };
}
