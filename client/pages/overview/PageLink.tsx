import type { ReactNode } from 'react';
import { RouterLink } from '../../components/RouterLink.tsx';
import { findPage } from '../page-list.ts';

interface PageLinkProps {
  /** With a query, if need be. */
  to: string;
  children: ReactNode;
}

/** A link to a page of the navigation; nothing where there is no such page. */
export function PageLink({ to, children }: PageLinkProps) {
  const [path = to] = to.split('?');
  return findPage(path) ? <RouterLink to={to}>{children}</RouterLink> : null;
}
