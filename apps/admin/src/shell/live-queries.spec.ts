import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { type Change } from '@ur-desk/domain/events';
import { RESOURCES } from '../resources';
import { isTouched, LiveQueries, resourceOf } from './live-queries';

const CUSTOMER = '0195f6ce-0000-7000-8000-000000000001';
const PAYMENT = '0195f6ce-0000-7000-8000-000000000002';
const paid: Change = { subject: 'payment', id: PAYMENT, customerId: CUSTOMER };

const list = (resource: string, perPage: number) => [
  resource,
  'getList',
  { pagination: { page: 1, perPage } },
];

describe('what is read again when something changes', () => {
  it.each<[string, readonly unknown[], unknown, boolean]>([
    ['the page of the customer', ['customers', 'overview', CUSTOMER], undefined, true],
    ['the page of another customer', ['customers', 'overview', PAYMENT.replace('2', '3')], undefined, false],
    ['a tab of the customer', ['payments', 'related', { customerId: CUSTOMER }], undefined, true],
    ['the page of the record', ['payments', 'detail', PAYMENT], undefined, true],
    ['a list that shows the record', list('payments', 25), { data: [{ id: PAYMENT }] }, true],
    [
      'a list that does not show it: rows do not move by themselves',
      list('payments', 25),
      { data: [] },
      false,
    ],
    ['a count of such records', list('payments', 1), { data: [], total: 3 }, true],
    ['a count of others', list('refunds', 1), { data: [], total: 3 }, false],
  ])('%s', (_sentence, queryKey, data, expected) => {
    const queries = new QueryClient();
    queries.setQueryData(queryKey, data ?? {});
    const query = queries.getQueryCache().find({ queryKey });
    if (!query) throw new Error('the query was put there');
    expect(isTouched(query, paid)).toBe(expected);
  });

  it('is read once for changes that come together, and only what is looked at', async () => {
    jest.useFakeTimers();
    const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    const read = jest.fn().mockResolvedValue({});
    const queryKey = ['customers', 'overview', CUSTOMER];
    queries.setQueryData(queryKey, {});
    const leave = new QueryObserver(queries, { queryKey, queryFn: read }).subscribe(() => undefined);
    const live = new LiveQueries(queries);
    live.take({ changes: [paid], more: false });
    live.take({ changes: [paid, { ...paid, id: CUSTOMER }], more: false });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(1);
    live.take({ changes: [{ ...paid, id: 'x', customerId: null }], more: false });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(1);
    live.take({ changes: [], more: true });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(2);
    live.take({ changes: [], more: true });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(read).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(read).toHaveBeenCalledTimes(3);
    leave();
    jest.useRealTimers();
  });

  it.each([
    ['payment', 'payments'],
    ['planReview', 'plan-reviews'],
    ['unusualActivity', 'unusual-activities'],
    ['staff', 'staff'],
  ])('%s is of the resource %s', (subject, resource) => {
    expect(resourceOf(subject)).toBe(resource);
    expect(RESOURCES.map(({ name }) => name)).toContain(resource);
  });
});
