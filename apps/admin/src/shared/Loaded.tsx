import { type ReactNode } from 'react';
import { ProblemNotice } from './ProblemNotice';
import { Skeleton } from './Section';

/** What `useQuery`, `useGetOne`, `useGetList` and the contexts of react-admin have in common. */
export interface Query<T> {
  data?: T | undefined;
  error?: unknown;
  refetch: () => unknown;
}

/** As long as a page: `<Loaded query={…} lines={PAGE_LINES}>`. */
export const PAGE_LINES = 10;

interface LoadedProps<T> {
  query: Query<T>;
  /** How long what stands for the content is. */
  lines?: number;
  children: (data: T) => ReactNode;
}

/**
 * What was asked for, once it is there: lines that stand for it until then, and a problem with a way to try again. What
 * was shown stays when a later look fails; the problem stands above it.
 *
 * @example
 * <Loaded query={usePlan(id)}>{(plan) => <PlanPage plan={plan} />}</Loaded>
 */
export function Loaded<T>({ query, lines = 4, children }: LoadedProps<T>) {
  const { data, error, refetch } = query;
  if (data === undefined && !error) return <Skeleton lines={lines} />;
  return (
    <>
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data !== undefined && children(data)}
    </>
  );
}
