import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type Change } from '@ur-desk/domain/events';
import { type DataSource } from 'typeorm';
import { CHANGE_CHANNEL, packBatch } from './change-channel';

/** How long changes are gathered: short for who looks, long enough that many writes are told by one message. */
const GATHER_MS = 200;
/** What is more within that time is no longer told one by one. */
const MOST = 100;

const NOTIFY_SQL = 'SELECT pg_notify($1, message) FROM unnest($2::text[]) AS message';

/**
 * Tells every process what was committed, a moment later and many at once. It is not told within the transaction: PostgreSQL lets
 * transactions that notify commit only one after the other, which would cost the write path most of its speed. What is lost when
 * the process dies in that moment is found out when somebody looks again (decision 0520).
 */
@Injectable()
export class ChangeAnnouncer implements OnModuleDestroy {
  private readonly logger = new Logger(ChangeAnnouncer.name);
  private pending = new Map<string, Change>();
  private more = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(@Inject(getDataSourceToken()) private readonly dataSource: DataSource) {}

  /** Only for what is committed. */
  announce(changes: readonly Change[]): void {
    for (const change of changes) {
      if (this.pending.size < MOST) this.pending.set(`${change.subject} ${change.id}`, change);
      else this.more = true;
    }
    if (this.timer || changes.length === 0) return;
    this.timer = setTimeout(() => void this.send(), GATHER_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) await this.send();
  }

  private async send(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const messages = packBatch({ changes: [...this.pending.values()], more: this.more });
    this.pending = new Map();
    this.more = false;
    try {
      await this.dataSource.query(NOTIFY_SQL, [CHANGE_CHANNEL, messages]);
    } catch (error) {
      this.logger.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'changes were not told',
      );
    }
  }
}
