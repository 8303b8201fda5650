import { Box, H3, Text } from '@bigcommerce/big-design';
import { theme } from '@bigcommerce/big-design-theme';
import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { ExternalLink } from './ExternalLink.tsx';
import { isWebAddress } from './web-address.ts';

/** Of BigDesign's text, for what is none: lists, tables. */
const PROSE = {
  color: theme.colors.secondary70,
  lineHeight: theme.lineHeight.medium,
  overflowWrap: 'anywhere',
} as const;
/** A table may be wider than the page. */
const WIDE = { overflowX: 'auto' } as const;
const CELL = { padding: '0.5rem 0.75rem', textAlign: 'left', verticalAlign: 'top' } as const;

/** Where the text stands, a heading of the page is above it: its own are all of the next level, so that none is left out. */
const heading = ({ children }: { children?: ReactNode }) => <H3 marginTop="medium">{children}</H3>;
const smallHeading = ({ children }: { children?: ReactNode }) => (
  <Text bold marginBottom="xxSmall" marginTop="small">
    {children}
  </Text>
);

const COMPONENTS: Components = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: smallHeading,
  h5: smallHeading,
  h6: smallHeading,
  p: ({ children }) => <Text>{children}</Text>,
  a: ({ href, children }) =>
    href && isWebAddress(href) ? (
      <ExternalLink href={href} text={textOf(children) || href} />
    ) : (
      children
    ),
  table: ({ children }) => (
    <Box marginBottom="medium" role="region" style={WIDE} tabIndex={0}>
      <table>{children}</table>
    </Box>
  ),
  th: ({ children }) => <th style={CELL}>{children}</th>,
  td: ({ children }) => <td style={CELL}>{children}</td>,
};
/** Pictures would be fetched from wherever a stranger says, and tell them who reads. */
const LEFT_OUT = ['img', 'input'];

/**
 * A stranger's Markdown as elements of the page. Raw HTML in it is left out, pictures are not fetched, and only addresses of
 * the web become links.
 */
export function Prose({ text }: { text: string }) {
  return (
    <Box style={PROSE}>
      <Markdown
        components={COMPONENTS}
        disallowedElements={LEFT_OUT}
        remarkPlugins={[remarkGfm]}
        skipHtml
      >
        {text}
      </Markdown>
    </Box>
  );
}

/** What a link says; what is set in it is told in its words alone. */
function textOf(children: ReactNode): string {
  if (typeof children === 'string' || typeof children === 'number') return String(children);
  if (Array.isArray(children)) return children.map(textOf).join('');
  if (children && typeof children === 'object' && 'props' in children)
    return textOf((children.props as { children?: ReactNode }).children);
  return '';
}
