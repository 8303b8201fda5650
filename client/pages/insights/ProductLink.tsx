import { useSession } from '../../api/use-api.ts';
import { ExternalLink } from '../../components/ExternalLink.tsx';
import { toControlPanelUrl } from '../../control-panel/control-panel-url.ts';

/** A product, in the store's control panel. */
export function ProductLink({ productId, name }: { productId: number; name: string }) {
  const { store } = useSession();
  return (
    <ExternalLink href={toControlPanelUrl(store.hash, `/products/edit/${productId}`)} text={name} />
  );
}
