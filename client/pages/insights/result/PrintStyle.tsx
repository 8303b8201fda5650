import { createGlobalStyle } from 'styled-components';

/** A result on paper: without what only a screen can do, and with no panel torn in two. */
export const PrintStyle = createGlobalStyle`
  @media print {
    nav, button, [data-screen-only] { display: none !important; }
    body, body * { background-color: transparent !important; box-shadow: none !important; }
    tr, li, blockquote, [data-whole], .recharts-responsive-container { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
    figure { overflow: visible !important; }
  }
`;
