import { useTranslation } from 'react-i18next';
import type { Resource } from '../../../server/contract/sync.ts';
import { useFormat } from '../../locales/format.ts';
import { alertWords } from '../../locales/sentences.ts';
import type { AttentionItem } from './attention-items.ts';
import { problemWords } from './problem-words.ts';

interface Words {
  title: string;
  details: string[];
}

/** Says what an item of the list is about. */
export function useAttentionWords(): (item: AttentionItem) => Words {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const kindWords = (kind: Resource) => t(`overview.kinds.${kind}`);
  const count = (number: number) => ({ count: number, formatted: format.number(number) });

  return (item) => {
    switch (item.id) {
      case 'blocked':
        return {
          title: t('overview.attention.blocked', {
            kinds: format.list(item.kinds.map(kindWords)),
          }),
          details: problemWords(t, item.problem),
        };
      case 'runFailed':
        return {
          title: t('overview.attention.runFailed', { kind: kindWords(item.kind) }),
          details: problemWords(t, item.problem),
        };
      case 'webhooks':
        return {
          title: t('overview.attention.webhooks', count(item.missing)),
          details: [t('overview.attention.webhooksText')],
        };
      case 'neverSynced':
        return {
          title: t('overview.attention.neverSynced', {
            kinds: format.list(item.kinds.map(kindWords)),
          }),
          details: [t('overview.attention.neverSyncedText')],
        };
      case 'failed':
        return {
          title: t('overview.attention.failed', {
            ...count(item.count),
            kind: kindWords(item.kind),
          }),
          details: [t('overview.attention.failedText')],
        };
      case 'readersFailed':
        return {
          title: t('overview.attention.readersFailed', count(item.count)),
          details: [t('overview.attention.readersFailedText')],
        };
      case 'insightRun':
        return {
          title: t(`overview.attention.insights.${item.state}`, {
            name: t(`insights.kinds.${item.kind}`),
          }),
          details: [],
        };
      case 'insightAlert':
        return { title: alertWords(item.alert, i18n.language), details: [] };
      case 'storefrontGone':
        return {
          title: t('overview.attention.storefrontGone', { names: format.list(item.names) }),
          details: [t('overview.attention.storefrontGoneText')],
        };
      case 'storefrontNew':
        return {
          title: t('overview.attention.storefrontNew', { names: format.list(item.names) }),
          details: [t('overview.attention.storefrontNewText')],
        };
      case 'ecommerce':
        return {
          title: t('overview.attention.ecommerce'),
          details: [t('overview.attention.ecommerceText')],
        };
      case 'confirmation':
        return {
          title: t('overview.attention.confirmation'),
          details: [t('overview.attention.confirmationText')],
        };
    }
  };
}
