import { Link, type LinkProps } from '@bigcommerce/big-design';
import { useHref, useLinkClickHandler } from 'react-router';

type RouterLinkProps = Omit<LinkProps, 'href' | 'onClick'> & { to: string };

/** A BigDesign link to another page of this app. */
export function RouterLink({ to, ...props }: RouterLinkProps) {
  return <Link {...props} href={useHref(to)} onClick={useLinkClickHandler(to)} />;
}
