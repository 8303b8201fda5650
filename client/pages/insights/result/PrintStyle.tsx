import { createGlobalStyle } from 'styled-components';

/**
 * A result on paper: without what only a screen can do, with no panel torn in two, no heading away from what it is of, charts no
 * wider than the sheet, and badges readable without their colour behind them.
 */
export const PrintStyle = createGlobalStyle`
  @media print {
    nav, button, [data-screen-only] { display: none !important; }
    body, body * { background-color: transparent !important; box-shadow: none !important; }
    tr, li, blockquote, [data-whole], .recharts-responsive-container { break-inside: avoid; }
    h2, h3, div:has(> h2), div:has(> h2) + p { break-after: avoid; }
    .recharts-responsive-container > div { width: 100% !important; }
    .recharts-wrapper, .recharts-wrapper > .recharts-surface { max-width: 100%; }
    [class*='StyledBadge'] { color: inherit !important; }
    figure { overflow: visible !important; }
  }
`;
