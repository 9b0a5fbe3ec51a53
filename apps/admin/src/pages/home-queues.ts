import { type Instant, type LocalText, type Money, type Permission } from '@ur-desk/domain/kernel';

/** What the lists behind the queues have in common. */
export interface QueuedRecord {
  id: string;
  reference?: string;
  customerId: string;
  createdAt?: Instant;
  /** Of a line whose automatic renewal stopped. */
  msisdn?: string;
  stoppedAt?: Instant | null;
  endsAt?: Instant;
  /** Of a dispute. */
  evidenceDueAt?: Instant | null;
  planName?: LocalText;
  /** Of a renewal. */
  total?: Money;
  /** Of a payment. */
  amount?: Money;
}

export interface HomeQueue {
  /** Its title is `desk.homePage.queues.<name>`. */
  name: 'failed' | 'waiting' | 'unknown' | 'ending' | 'disputed' | 'stopped';
  resource: 'renewals' | 'payments' | 'subscriptions' | 'disputes' | 'auto-renewals';
  permission: Permission;
  sort: { field: string; order: 'ASC' | 'DESC' };
  filterAt: (now: Date) => Record<string, unknown>;
}

const ENDING_WITHIN_MS = 3 * 24 * 3_600_000;
const NEWEST = { field: 'createdAt', order: 'DESC' } as const;

/** Where somebody waits for somebody of us, in the order of urgency. */
export const HOME_QUEUES: readonly HomeQueue[] = [
  {
    name: 'failed',
    resource: 'renewals',
    permission: 'renewals:retry',
    sort: NEWEST,
    filterAt: () => ({ state: 'failed' }),
  },
  {
    name: 'stopped',
    resource: 'auto-renewals',
    permission: 'autoRenewals:update',
    sort: { field: 'lastTryAt', order: 'DESC' },
    filterAt: () => ({ state: 'stopped' }),
  },
  {
    name: 'ending',
    resource: 'subscriptions',
    permission: 'renewals:create',
    sort: { field: 'endsAt', order: 'ASC' },
    filterAt: (now) => ({
      endsAt_gte: now.toISOString(),
      endsAt_lte: new Date(now.getTime() + ENDING_WITHIN_MS).toISOString(),
    }),
  },
  {
    name: 'disputed',
    resource: 'disputes',
    permission: 'disputes:answer',
    sort: { field: 'evidenceDueAt', order: 'ASC' },
    filterAt: () => ({ state: 'needsResponse' }),
  },
  {
    name: 'unknown',
    resource: 'payments',
    permission: 'payments:read',
    sort: NEWEST,
    filterAt: () => ({ state: 'unknown' }),
  },
  {
    name: 'waiting',
    resource: 'renewals',
    permission: 'renewals:retry',
    sort: NEWEST,
    filterAt: () => ({ state: 'waiting' }),
  },
];
