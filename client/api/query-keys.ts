/** Names under which server data is kept, where more than one hook reads it or makes it stale. */
export const STATUS_KEY = ['status'];
export const SYNCS_KEY = ['syncs'];
export const LISTS_KEY = ['brevo-lists'];
export const STOREFRONTS_KEY = ['storefronts'];
export const ATTRIBUTES_KEY = ['brevo-attributes'];
export const MAPPING_KEY = ['mapping-preview'];
export const FAILURES_KEY = ['failures'];
export const ACTIVITY_KEY = ['activity'];
export const INSIGHTS_KEY = ['insights'];
