import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type DeskDataProvider } from '../providers/dataProvider';
import { type HttpRequest } from '../providers/http';
import { ProblemError } from '../providers/problem-error';
import { useOnline } from './use-online';

interface ActionSettings<T> {
  method?: HttpRequest['method'];
  /** Operations that move money, rights or allowances: sends an Idempotency-Key. Default true. */
  idempotent?: boolean;
  ifMatch?: number;
  onDone?: (answer: T) => void;
}

/** The server has said no, so nothing was done: another try is another operation. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ProblemError &&
  error.status >= 400 &&
  error.status < 500 &&
  error.code !== 'idempotency_in_flight' &&
  error.code !== 'idempotency_key_reused';

export interface Action<Body extends object, T> {
  /** Does it. Resolves to the answer, or to null when there is a `problem`. */
  run: (body: Body) => Promise<T | null>;
  /** The same for a `HouseForm` (`onSubmit={refund.submit}`): throws the problem, so that it is shown at its field. */
  submit: (body: Body, under?: { ifMatch: number }) => Promise<T>;
  /** The same as a dry run: what would be. Its problems are thrown. */
  preview: (body: Body, signal?: AbortSignal) => Promise<T>;
  pending: boolean;
  problem: unknown;
  clearProblem: () => void;
  /** False without a network: buttons that move money are off then. */
  ready: boolean;
}

/**
 * One business operation of the API (`POST path`), pessimistic: the page waits for the answer. The idempotency key is
 * made with the form and stays the same until the server has answered for certain, so that a click after a lost answer
 * does nothing twice.
 *
 * @example
 * const refund = useAction<CreateRefundInput, RefundView>('refunds', { onDone: (done) => … });
 * <Button disabled={refund.pending || !refund.ready} onClick={() => void refund.run(body)}>…
 */
export function useAction<Body extends object, T>(
  path: string,
  settings: ActionSettings<T> = {},
): Action<Body, T> {
  const { idempotent = true, onDone, method, ifMatch } = settings;
  const dataProvider = useDataProvider<DeskDataProvider>();
  const queries = useQueryClient();
  const online = useOnline();
  const key = useRef<string | null>(null);
  const running = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  const options = { ...(method ? { method } : {}), ...(ifMatch === undefined ? {} : { ifMatch }) };
  const keyOf = () => (key.current ??= crypto.randomUUID());
  const keyed = idempotent ? () => ({ ...options, idempotencyKey: keyOf() }) : () => options;

  const submit = async (body: Body, under?: { ifMatch: number }): Promise<T> => {
    setPending(true);
    setProblem(null);
    try {
      const answer = await dataProvider.action<T>(path, body, { ...keyed(), ...under });
      key.current = null;
      await queries.invalidateQueries();
      onDone?.(answer);
      return answer;
    } catch (error) {
      if (isRefusal(error)) key.current = null;
      setProblem(error);
      throw error;
    } finally {
      setPending(false);
    }
  };
  const run = async (body: Body): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    return submit(body)
      .catch(() => null)
      .finally(() => {
        running.current = false;
      });
  };
  const preview = (body: Body, signal?: AbortSignal) =>
    dataProvider.action<T>(path, body, {
      ...options,
      ...(idempotent ? { idempotencyKey: crypto.randomUUID() } : {}),
      dryRun: true,
      ...(signal ? { signal } : {}),
    });
  return { run, submit, preview, pending, problem, clearProblem: () => setProblem(null), ready: online };
}
