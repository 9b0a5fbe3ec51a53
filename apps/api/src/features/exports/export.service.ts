import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CsvTable } from '@ur-desk/domain/csv';
import {
  checkExport,
  type CreateExportInput,
  exportColumnsOf,
  type ExportEnd,
  exportFileName,
} from '@ur-desk/domain/exports';
import { type Instant } from '@ur-desk/domain/kernel';
import { v7 as uuidv7 } from 'uuid';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { ExportFiles } from '../../platform/exports/export-files';
import { exportPages, type ExportPage } from '../../platform/exports/export-pages';
import { ExportSources } from '../../platform/exports/export-sources';
import { parseListQuery } from '../../platform/http/list-query';
import { type ListQuery } from '../../platform/http/list-spec';

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
export class ExportService {
  constructor(
    private readonly db: Db,
    private readonly sources: ExportSources,
    private readonly files: ExportFiles,
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
    const release = this.files.take(actorId);
    try {
      const asked = askedFor(input, query);
      const now = await this.begin(ctx, asked);
      const table = new CsvTable(exportColumnsOf(input.list), input);
      const pages = exportPages(this.db, { source, query, seen: { role, now }, table });
      const first = (await pages.next()).value as ExportPage;
      const onEnd = (how: { complete: boolean; rows: number }) => this.end(ctx, asked, how).finally(release);
      const content = this.files.open({ first, rest: pages, onEnd });
      return { name: exportFileName(input.list, now, input.zone), content };
    } catch (error) {
      release();
      throw error;
    }
  }

  private begin(ctx: CallContext, { id, customerId, what }: Asked): Promise<Instant> {
    const command = { action: 'export.start' as const, ...(customerId ? { customerId } : {}) };
    return this.db.write(ctx, command, async (tx) => {
      await this.files.refuseTooMany(tx.em, ctx.actor.id, tx.now);
      tx.audit({ subject: { kind: 'export', id }, before: {}, after: what });
      return tx.now;
    });
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
