import { createGlobalStyle } from 'styled-components';

/**
 * Whoever asks their system for less motion gets none of BigDesign's fading colours, in which a button's words are pale for
 * a moment. What turns while something is under way goes on turning.
 */
export const CalmMotion = createGlobalStyle`
  @media (prefers-reduced-motion: reduce) {
    *, ::before, ::after { transition: none !important; }
  }
`;
