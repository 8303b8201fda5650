import { useTranslation } from 'react-i18next';
import type { CheckId, Diagnosis } from '../../../server/contract/diagnostics.ts';
import { useSession } from '../../api/use-api.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { SupportLink } from '../../components/frame/SupportLink.tsx';
import { API_KEYS_URL, AUTHORISED_IPS_URL } from '../../components/help-links.ts';
import { RouterLink } from '../../components/RouterLink.tsx';

type Exit =
  | 'overview'
  | 'lists'
  | 'mapping'
  | 'synced'
  | 'credits'
  | 'brevoKeys'
  | 'brevoIps'
  | 'support';

const EXITS: Partial<Record<CheckId, Exit>> = {
  store_token: 'support',
  webhook_delivery: 'support',
  cart_events: 'synced',
  brevo_key: 'overview',
  brevo_address: 'brevoIps',
  brevo_permissions: 'brevoKeys',
  lists: 'lists',
  attributes: 'mapping',
  catalogue: 'overview',
  nightly: 'overview',
  consent: 'synced',
  rate_limits: 'synced',
  clock: 'support',
  mavera_key: 'credits',
};

/** The place where a person mends what the app cannot. */
export function WayOut({ finding: { id } }: { finding: Diagnosis }) {
  const { t } = useTranslation();
  const { store } = useSession();
  switch (EXITS[id]) {
    case 'overview':
      return <RouterLink to="/overview">{t('pages.overview')}</RouterLink>;
    case 'lists':
      return <RouterLink to="/settings/lists">{t('pages.lists')}</RouterLink>;
    case 'mapping':
      return <RouterLink to="/settings/mapping">{t('pages.mapping')}</RouterLink>;
    case 'synced':
      return <RouterLink to="/settings/synced">{t('pages.synced')}</RouterLink>;
    case 'credits':
      return <RouterLink to="/insights/credits">{t('pages.credits')}</RouterLink>;
    case 'brevoKeys':
      return <ExternalLink href={API_KEYS_URL} text={t('connect.openApiKeys')} />;
    case 'brevoIps':
      return <ExternalLink href={AUTHORISED_IPS_URL} text={t('connect.openAuthorisedIps')} />;
    case 'support':
      return <SupportLink storeHash={store.hash} />;
    default:
      return null;
  }
}
