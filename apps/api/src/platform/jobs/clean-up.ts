import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, DAY_MS, epochMsOf, HOUR_MS, type Instant, SECOND_MS } from '@ur-desk/domain/kernel';
import { Logger } from 'nestjs-pino';
import { Db } from '../db/db';
import { Jobs } from './jobs';

/** Technical rows that have done their duty; what happened is in the audit log. */
export interface Leftovers {
  /** What they are called in the log. */
  name: string;
  /** How long they stay, in milliseconds. */
  keptForMs: number;
  /** Deletes at most $2 of those from before $1: an instant, or what `from` makes of it. */
  sql: string;
  from?: (before: Instant) => string;
}

export const CLEAN_UP_JOB = 'clean-up';
/** So many rows are deleted well within the time that a statement has. */
const AT_ONCE = 5_000;

/** A repeated key is answered this long; nobody tries the same call for longer, and what it did has ids of its own. */
const ANSWERS: Leftovers = {
  name: 'idempotency answers',
  keptForMs: 30 * DAY_MS,
  sql: `DELETE FROM idempotency_key WHERE (scope, key) IN (
    SELECT scope, key FROM idempotency_key WHERE created_at < $1 ORDER BY created_at LIMIT $2)`,
};

/** The smallest UUIDv7 of a moment. */
const firstIdAt = (at: Instant): string => {
  const hex = epochMsOf(at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** Kept as long as the queue may try to deliver one again. Their ids grow with time, so the primary key finds the old ones. */
const EVENTS: Leftovers = {
  name: 'published events',
  keptForMs: 14 * DAY_MS,
  sql: `DELETE FROM outbox_event WHERE id IN (
    SELECT id FROM outbox_event WHERE id < $1 AND published_at IS NOT NULL ORDER BY id LIMIT $2)`,
  from: firstIdAt,
};

/** Forgets, once an hour, technical rows that are of no use any more; a feature adds its own in `onModuleInit`. */
@Injectable()
export class CleanUp implements OnModuleInit {
  private readonly leftovers = [ANSWERS, EVENTS];

  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.define(CLEAN_UP_JOB, () => this.forgetAll(), { everySeconds: HOUR_MS / SECOND_MS });
  }

  add(leftovers: Leftovers): void {
    this.leftovers.push(leftovers);
  }

  private async forgetAll(): Promise<void> {
    const now = await this.db.now();
    for (const leftovers of this.leftovers) {
      const rows = await this.forget(leftovers, now);
      if (rows > 0) this.logger.log({ rows, what: leftovers.name }, 'cleaned up');
    }
  }

  private async forget({ keptForMs, sql, from }: Leftovers, now: Instant): Promise<number> {
    const before = addMs(now, -keptForMs);
    const values = [from ? from(before) : before, AT_ONCE];
    for (let all = 0; ;) {
      const [, rows] = await this.db.read((em) => em.query<[unknown[], number]>(sql, values));
      all += rows;
      if (rows < AT_ONCE) return all;
    }
  }
}
