import type { Site } from '../../clients/bigcommerce/channel.ts';
import type { Settings } from '../../contract/settings.ts';

/** Addresses of pages: a storefront's own, and a path. */
export class StorefrontUrls {
  /** The one to be preferred first. */
  readonly #sites: readonly Site[];
  readonly #storefronts: Settings['storefronts'];

  /** `primaryUrl` is the default storefront's address, where it is known. */
  constructor(
    sites: readonly Site[],
    {
      primaryUrl,
      storefronts,
    }: { primaryUrl: string | null; storefronts: Settings['storefronts'] },
  ) {
    this.#storefronts = storefronts;
    const rank = ({ channelId, url }: Site) =>
      (storefronts[channelId]?.enabled === false ? 2 : 0) + (isSameHost(url, primaryUrl) ? 0 : 1);
    this.#sites = [...sites].sort((a, b) => rank(a) - rank(b) || a.channelId - b.channelId);
  }

  /**
   * Where a page is on the first of these channels that has a web site: the default storefront if it is among them, and
   * one that is switched off only if there is no other. Without channels, on the default one. Undefined if there is none.
   */
  find(channelIds: readonly number[], path: string): string | undefined {
    return addressOf(this.#firstOf(channelIds), path);
  }

  /** Where a page is on the others of these channels, by channel id: those with a web site that are not switched off. */
  listOthers(channelIds: readonly number[], path: string): { channelId: number; url: string }[] {
    const first = this.#firstOf(channelIds);
    return this.#sites
      .filter(({ channelId }) => channelIds.includes(channelId) && channelId !== first?.channelId)
      .filter(({ channelId }) => this.#storefronts[channelId]?.enabled !== false)
      .flatMap((site) => {
        const url = addressOf(site, path);
        return url ? [{ channelId: site.channelId, url }] : [];
      })
      .sort((a, b) => a.channelId - b.channelId);
  }

  #firstOf(channelIds: readonly number[]): Site | undefined {
    return this.#sites.find(
      ({ channelId }) => channelIds.length === 0 || channelIds.includes(channelId),
    );
  }
}

function addressOf(site: Site | undefined, path: string): string | undefined {
  if (!site || path === '') return undefined;
  const url = `${site.url.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return URL.canParse(url) ? new URL(url).href : undefined;
}

function isSameHost(url: string, primaryUrl: string | null): boolean {
  if (!primaryUrl || !URL.canParse(url) || !URL.canParse(primaryUrl)) return false;
  return new URL(url).host === new URL(primaryUrl).host;
}
