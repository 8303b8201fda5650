/** A page of this store's control panel. Open it in a new tab or with target `_top`: it refuses to be framed. */
export function toControlPanelUrl(storeHash: string, path: `/${string}`): string {
  return `https://store-${encodeURIComponent(storeHash)}.mybigcommerce.com/manage${path}`;
}
