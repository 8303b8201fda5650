import react from '@vitejs/plugin-react';
import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';
import { nameChunk } from './client/chunks.ts';
import { ChaosFirst } from './test/helpers/chaos-first.ts';

/**
 * A file leaves nothing behind that the next could see, so one worker loads the modules for many files: that is a third of
 * the whole run. Tests wait for servers and clocks as much as they compute: more workers than cores.
 */
const shared = { isolate: false, maxWorkers: 3, restoreMocks: true } as const;
const node = { ...shared, environment: 'node' } as const;

/** The storm over everything at once: it still finds differences in some runs, and has a command of its own until it does not. */
const WHOLE_SHOP = 'test/chaos/whole-shop.test.ts';

export default defineConfig({
  root: 'client',
  // Beside each file its brotli and gzip, made once: nothing is compressed while the app serves.
  plugins: [react(), compression({ algorithms: ['gzip', 'brotli'], include: /\.(js|css|svg)$/ })],
  build: {
    ...{ outDir: '../dist/client', emptyOutDir: true, sourcemap: true },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              ...{ debugName: 'where the app opens', name: nameChunk },
              includeDependenciesRecursively: false,
            },
          ],
        },
      },
    },
    // The largest is the first, whose bound is 200 kB gzipped (docs/bench.md).
    chunkSizeWarningLimit: 700,
  },
  test: {
    root: '.',
    sequence: { sequencer: ChaosFirst },
    projects: [
      {
        extends: false,
        test: { ...node, name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 30_000 },
      },
      {
        extends: false,
        test: {
          ...node,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: false,
        plugins: [react()],
        test: {
          ...shared,
          name: 'client',
          environment: 'jsdom',
          // Styles go in rule by rule, as in production: as text, jsdom reads the whole sheet again for each component.
          env: { SC_DISABLE_SPEEDY: 'false' },
          include: ['test/client/**/*.test.{ts,tsx}'],
          setupFiles: ['test/client/setup.ts'],
        },
      },
      {
        extends: false,
        test: {
          ...node,
          name: 'chaos',
          include: ['test/chaos/**/*.test.ts'],
          exclude: [WHOLE_SHOP],
          hookTimeout: 60_000,
        },
      },
      {
        extends: false,
        test: { ...node, name: 'whole-shop', include: [WHOLE_SHOP], hookTimeout: 60_000 },
      },
      {
        extends: false,
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
