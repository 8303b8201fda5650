import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const MOST_RETRIES = 2;

/** Reads are tried again when that may help. Writes never are by themselves: the merchant decides. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < MOST_RETRIES && error instanceof ApiError && error.isTransient,
      },
      // A write that waits for the network and then happens unseen is worse than one that says it failed.
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
