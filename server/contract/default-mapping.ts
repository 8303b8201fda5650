import type { CustomerMapping } from './mapping.ts';
import type { chooseNameAttributes } from './name-attributes.ts';

/** What is mapped until a merchant decides otherwise, with the name attributes their account has (design §5). */
export function defaultMapping(names: ReturnType<typeof chooseNameAttributes>): CustomerMapping {
  return [
    { source: 'first_name', attribute: names.first },
    { source: 'last_name', attribute: names.last },
    { source: 'phone', attribute: 'SMS' },
    { source: 'company', attribute: 'COMPANY' },
    { source: 'addresses[0].city', attribute: 'CITY' },
    { source: 'addresses[0].state_or_province', attribute: 'STATE' },
    { source: 'addresses[0].country', attribute: 'COUNTRY' },
    { source: 'addresses[0].postal_code', attribute: 'ZIP' },
    { source: 'orders_count', attribute: 'ORDER_COUNT' },
    { source: 'total_spent', attribute: 'TOTAL_SPENT' },
    { source: 'date_created', attribute: 'SIGNUP_DATE' },
    { source: 'customer_group', attribute: 'CUSTOMER_GROUP' },
  ];
}
