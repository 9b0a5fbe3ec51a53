import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CsvTable } from '@ur-desk/domain/csv';
import {
  checkExport,
  type CreateExportInput,
  exportColumnsOf,
  type ExportEnd,
  exportFileName,
  MAX_EXPORTS_PER_HOUR,
} from '@ur-desk/domain/exports';
import { addMs, HOUR_MS, type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { exportPages, type ExportPage } from '../../platform/exports/export-pages';
import { ExportSources } from '../../platform/exports/export-sources';
import { ExportStream } from '../../platform/exports/export-stream';
import { parseListQuery } from '../../platform/http/list-query';
import { type ListQuery } from '../../platform/http/list-spec';
import { ExportSlots } from './export-slots';
import { exportsBegun } from './export.queries';

export interface ExportFile {
  name: string;
  content: Readable;
}

/** What is audited of an export: which records were asked for, and in which form. */
interface Asked {
  id: string;
  /** Whose chain it stands in, when it is about one customer. */
  customerId: string | undefined;
  what: Omit<CreateExportInput, 'sort'> & { sort: readonly [string, string] };
}

/** Lists as CSV files: the same filter and order as on the screen, without an end (decision 0420). */
@Injectable()
export class ExportService implements OnModuleDestroy {
  private readonly slots = new ExportSlots();
  private readonly running = new Set<Readable>();

  constructor(
    private readonly db: Db,
    private readonly sources: ExportSources,
  ) {}

  /**
   * Begins a file. The first page is read before anything is answered, so that what is wrong with the question is said as a
   * problem. Throws `not_permitted`, `validation_failed`, what a list's query throws, `not_found` (customer),
   * `export_running`, `exports_busy`, `too_many_exports`.
   */
  async create(input: CreateExportInput, ctx: CallContext): Promise<ExportFile> {
    const { role, id: actorId } = ctx.actor;
    checkExport(input, role);
    const source = this.sources.of(input.list);
    const query = queryOf(input, source.spec(role));
    const release = this.slots.take(actorId);
    try {
      const asked = askedFor(input, query);
      const now = await this.begin(ctx, asked);
      const table = new CsvTable(exportColumnsOf(input.list), input);
      const pages = exportPages(this.db, { source, query, seen: { role, now }, table });
      const first = (await pages.next()).value as ExportPage;
      const onEnd = (how: { complete: boolean; rows: number }) => this.end(ctx, asked, how).finally(release);
      const content = new ExportStream({ first, rest: pages, onEnd });
      this.running.add(content);
      content.once('close', () => this.running.delete(content));
      return { name: exportFileName(input.list, now, input.zone), content };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** A server that stops breaks its files off, instead of waiting for those who read slowly. */
  async onModuleDestroy(): Promise<void> {
    const closing = [...this.running].map((content) => {
      content.destroy();
      return once(content, 'close');
    });
    await Promise.all(closing);
  }

  private begin(ctx: CallContext, { id, customerId, what }: Asked): Promise<Instant> {
    const command = { action: 'export.start' as const, ...(customerId ? { customerId } : {}) };
    return this.db.write(ctx, command, async (tx) => {
      await this.refuseTooMany(tx.em, ctx.actor.id, tx.now);
      tx.audit({ subject: { kind: 'export', id }, before: {}, after: what });
      return tx.now;
    });
  }

  private async refuseTooMany(em: EntityManager, actorId: string, now: Instant): Promise<void> {
    const begun = await exportsBegun(em, actorId, addMs(now, -HOUR_MS));
    if (begun >= MAX_EXPORTS_PER_HOUR) throw new Problem('too_many_exports', { max: MAX_EXPORTS_PER_HOUR });
  }

  private async end(
    ctx: CallContext,
    { id, customerId, what }: Asked,
    { complete, rows }: { complete: boolean; rows: number },
  ): Promise<void> {
    const ended: ExportEnd = complete ? 'complete' : 'broken';
    const command = { action: 'export.end' as const, ...(customerId ? { customerId } : {}) };
    await this.db.write(ctx, command, async (tx) => {
      tx.audit({ subject: { kind: 'export', id }, before: {}, after: { ...what, rows, ended } });
      return Promise.resolve(null);
    });
  }
}

const queryOf = (
  { filter, sort }: CreateExportInput,
  spec: Parameters<typeof parseListQuery>[1],
): ListQuery =>
  parseListQuery(
    {
      ...(filter ? { filter: JSON.stringify(filter) } : {}),
      ...(sort ? { sort: JSON.stringify(sort) } : {}),
    },
    spec,
  );

function askedFor(input: CreateExportInput, { sort, conditions }: ListQuery): Asked {
  const { list, filter = {}, columns, zone, locale } = input;
  const own = list === 'wallet-entries' && conditions.find(({ field }) => field === 'customerId');
  return {
    id: uuidv7(),
    customerId: own && own.operator === 'eq' ? String(own.value) : undefined,
    what: { list, filter, sort: [sort.field, sort.direction], columns, zone, locale },
  };
}
