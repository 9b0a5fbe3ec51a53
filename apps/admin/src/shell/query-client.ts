import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../providers/problem-error';

const RETRIES = 2;
const FRESH_FOR_MS = 5_000;

/** What was refused stays refused; only a lost connection or a busy server is tried again. */
const isPassing = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 0 || error.status >= 500);

/** Reads are fresh for a few seconds; what shows money sets `staleTime: 0` itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR_MS,
      retry: (failures, error) => failures < RETRIES && isPassing(error),
    },
    mutations: { retry: false },
  },
});
