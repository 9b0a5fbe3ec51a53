import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EXPORTS_AT_ONCE, MAX_EXPORTS_PER_HOUR } from '@ur-desk/domain/exports';
import { addMs, HOUR_MS, type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { ExportStream, type ExportStreamOptions } from './export-stream';

const RETRY_AFTER_SECONDS = 30;

/** How many files somebody has begun since then, by the audit log: what was handed over is not forgotten with a row. */
const BEGUN = `SELECT count(*) AS n FROM audit_event
  WHERE actor_id = $1 AND at > $2 AND action IN ('export.start', 'customer.exportStart')`;

/** The files that this server is writing, of whatever kind, so that they never take all of it (reliability 15.2.2, decision 0420). */
@Injectable()
export class ExportFiles implements OnModuleDestroy {
  private readonly taken = new Map<string, number>();
  private readonly running = new Set<Readable>();

  /** Takes a place; what it returns gives it back, once. Throws `export_running`, `exports_busy`. */
  take(actorId: string): () => void {
    const own = this.taken.get(actorId) ?? 0;
    if (own >= EXPORTS_AT_ONCE.perPerson) throw new Problem('export_running');
    const all = [...this.taken.values()].reduce((sum, one) => sum + one, 0);
    const max = EXPORTS_AT_ONCE.perServer;
    if (all >= max) throw new Problem('exports_busy', { max, retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.taken.set(actorId, own + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.taken.delete(actorId);
    };
  }

  /** Throws `too_many_exports` when somebody has had his share of this hour (reliability 2.4.1). */
  async refuseTooMany(em: EntityManager, actorId: string, now: Instant): Promise<void> {
    const [row] = await em.query<[{ n: number }]>(BEGUN, [actorId, addMs(now, -HOUR_MS)]);
    if (row.n >= MAX_EXPORTS_PER_HOUR) throw new Problem('too_many_exports', { max: MAX_EXPORTS_PER_HOUR });
  }

  /** A file on its way. */
  open(options: ExportStreamOptions): Readable {
    const content = new ExportStream(options);
    this.running.add(content);
    content.once('close', () => this.running.delete(content));
    return content;
  }

  /** A server that stops breaks its files off, instead of waiting for those who read slowly. */
  async onModuleDestroy(): Promise<void> {
    const closing = [...this.running].map((content) => {
      content.destroy();
      return once(content, 'close');
    });
    await Promise.all(closing);
  }
}
