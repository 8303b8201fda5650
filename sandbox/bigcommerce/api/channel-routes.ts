import { Router } from 'express';
import type { Platform } from '../platform.ts';
import type { Channel } from '../shop/store-fields.ts';
import { usualError } from './api-error.ts';
import { callerOf, requireScope } from './gate.ts';
import { ListQuery } from './list-query.ts';
import { sendV3Slice } from './pages.ts';

/** `GET /v3/channels`, `/{id}` and `/{id}/site` (reference §6.6). */
export function channelRoutes(platform: Platform): Router {
  const router = Router();
  const readChannels = requireScope(
    platform,
    'store_channel_settings_read_only',
    'store_channel_settings',
  );
  const readSites = requireScope(platform, 'store_sites_read_only', 'store_sites');

  router.get('/', readChannels, (request, response) => {
    const query = new ListQuery(request, platform.switches);
    const include = query.words('include', ['currencies'] as const);
    const [status, type, kind] = ['status:in', 'type:in', 'platform:in'].map((name) =>
      query.list(name),
    );
    const channels = callerOf(request).store.shop.channels.filter(
      (channel) =>
        (status?.includes(channel.status) ?? true) &&
        (type?.includes(channel.type) ?? true) &&
        (kind?.includes(channel.platform) ?? true),
    );
    const window = { limit: query.limit(250), page: query.page() };
    const rows = channels.map((channel) => toAnswer(channel, include.length > 0));
    sendV3Slice(request, response, rows, window);
  });

  router.get('/currency-assignments', readChannels, (request, response) => {
    const query = new ListQuery(request, platform.switches);
    const ids = query.integers('channel_id:in');
    const rows = callerOf(request)
      .store.shop.channels.filter(({ id }) => ids?.includes(id) ?? true)
      .map(toCurrencies);
    sendV3Slice(request, response, rows, { limit: query.limit(250), page: query.page() });
  });

  router.get('/:id', readChannels, (request, response) => {
    const channel = findChannel(callerOf(request).store.shop.channels, request.params.id);
    response.json({ data: toAnswer(channel, false), meta: {} });
  });

  router.get('/:id/site', readSites, (request, response) => {
    const { id, siteUrl } = findChannel(callerOf(request).store.shop.channels, request.params.id);
    if (siteUrl === null) throw usualError(404);
    response.json({ data: toSite(id, siteUrl), meta: {} });
  });

  return router;
}

/** `GET /v3/sites`: those of all channels that have one. Its paging has other names than the other lists' (reference §6.6). */
export function siteRoutes(platform: Platform): Router {
  const router = Router();
  const readSites = requireScope(platform, 'store_sites_read_only', 'store_sites');
  router.get('/', readSites, (request, response) => {
    const query = new ListQuery(request, platform.switches);
    const wanted = query.integers('channel_id:in');
    const [limit, page] = [query.limit(250), query.page()];
    const sites = callerOf(request).store.shop.channels.flatMap(({ id, siteUrl }) =>
      siteUrl === null || wanted?.includes(id) === false ? [] : [toSite(id, siteUrl)],
    );
    const offset = (page - 1) * limit;
    response.json({
      data: sites.slice(offset, offset + limit),
      meta: { pagination: { offset, limit, total_items: sites.length } },
    });
  });
  return router;
}

function toSite(channelId: number, url: string) {
  const touched = {
    created_at: '2021-01-04T08:00:00.000Z',
    updated_at: '2021-01-04T08:00:00.000Z',
  };
  return {
    id: 999 + channelId,
    url,
    channel_id: channelId,
    ssl_status: 'dedicated',
    urls: ['primary', 'canonical', 'checkout'].map((type) => ({ url, type, ...touched })),
    is_checkout_url_customized: false,
    ...touched,
  };
}

function findChannel(channels: readonly Channel[], id: unknown): Channel {
  const channel = channels.find((candidate) => String(candidate.id) === String(id));
  if (!channel) throw usualError(404);
  return channel;
}

function toAnswer({ siteUrl: _siteUrl, currency, ...channel }: Channel, withCurrencies: boolean) {
  return {
    ...channel,
    external_id: '',
    is_listable_from_ui: true,
    is_visible: true,
    is_enabled: channel.status !== 'prelaunch',
    icon_url: '',
    date_created: '2021-01-04T08:00:00Z',
    date_modified: '2021-01-04T08:00:00Z',
    ...(withCurrencies && {
      currencies: toCurrencies({ id: channel.id, currency }),
    }),
  };
}

function toCurrencies({ id, currency }: Pick<Channel, 'id' | 'currency'>) {
  return { channel_id: id, enabled_currencies: [currency], default_currency: currency };
}
