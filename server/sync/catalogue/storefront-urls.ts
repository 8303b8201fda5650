import type { Site } from '../../clients/bigcommerce/channel.ts';
import type { Settings } from '../../contract/settings.ts';

/** Addresses of pages: a storefront's own, and a path. */
export class StorefrontUrls {
  /** The one to be preferred first. */
  readonly #sites: readonly Site[];

  /** `primaryUrl` is the default storefront's address, where it is known. */
  constructor(
    sites: readonly Site[],
    {
      primaryUrl,
      storefronts,
    }: { primaryUrl: string | null; storefronts: Settings['storefronts'] },
  ) {
    const rank = ({ channelId, url }: Site) =>
      (storefronts[channelId]?.enabled === false ? 2 : 0) + (isSameHost(url, primaryUrl) ? 0 : 1);
    this.#sites = [...sites].sort((a, b) => rank(a) - rank(b) || a.channelId - b.channelId);
  }

  /**
   * Where a page is on the first of these channels that has a web site: the default storefront if it is among them, and
   * one that is switched off only if there is no other. Without channels, on the default one. Undefined if there is none.
   */
  find(channelIds: readonly number[], path: string): string | undefined {
    const site = this.#sites.find(
      ({ channelId }) => channelIds.length === 0 || channelIds.includes(channelId),
    );
    if (!site || path === '') return undefined;
    const url = `${site.url.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
    return URL.canParse(url) ? new URL(url).href : undefined;
  }
}

function isSameHost(url: string, primaryUrl: string | null): boolean {
  if (!primaryUrl || !URL.canParse(url) || !URL.canParse(primaryUrl)) return false;
  return new URL(url).host === new URL(primaryUrl).host;
}
