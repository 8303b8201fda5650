import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const node = { environment: 'node', restoreMocks: true } as const;

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: { outDir: '../dist/client', emptyOutDir: true, sourcemap: true },
  test: {
    root: '.',
    projects: [
      {
        extends: false,
        test: { ...node, name: 'unit', include: ['test/unit/**/*.test.ts'] },
      },
      {
        extends: false,
        test: {
          ...node,
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: false,
        plugins: [react()],
        test: {
          name: 'client',
          environment: 'jsdom',
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
          hookTimeout: 60_000,
        },
      },
      {
        extends: false,
        test: {
          ...node,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Each file brings a browser, an app and a sandbox, and mostly waits for them.
          maxWorkers: 3,
        },
      },
    ],
  },
});
