import { type Instant, type LocalText, type Money, type Permission } from '@ur-desk/domain/kernel';

/** What the lists behind the queues have in common. */
export interface QueuedRecord {
  id: string;
  reference?: string;
  customerId: string;
  createdAt?: Instant;
  endsAt?: Instant;
  /** Of a dispute. */
  evidenceDueAt?: Instant | null;
  amount?: Money;
  planName?: LocalText;
}

export interface HomeQueue {
  /** Its title is `desk.homePage.queues.<name>`. */
  name: 'ending' | 'disputed';
  resource: 'subscriptions' | 'disputes';
  permission: Permission;
  sort: { field: string; order: 'ASC' | 'DESC' };
  filterAt: (now: Date) => Record<string, unknown>;
}

const ENDING_WITHIN_MS = 3 * 24 * 3_600_000;

/** What has a time limit, the nearest first; what is wrong stands on the work list. */
export const HOME_QUEUES: readonly HomeQueue[] = [
  {
    name: 'disputed',
    resource: 'disputes',
    permission: 'disputes:answer',
    sort: { field: 'evidenceDueAt', order: 'ASC' },
    filterAt: () => ({ state: 'needsResponse' }),
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
];
