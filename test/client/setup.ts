import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { speak } from '../../client/locales/i18n.ts';

await speak('en');

// A page polls every second and a half while a run is live; a test that waits for the next answer needs longer,
// and much longer where the machine is busy.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// axe looks at icon fonts through a canvas, which jsdom only complains about not having.
HTMLCanvasElement.prototype.getContext = () => null;
