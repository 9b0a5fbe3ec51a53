import { type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type ExportEnd } from '@ur-desk/domain/exports';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type ExportPersonInput, mayExportPerson, personFileName } from '@ur-desk/domain/person-data';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { ExportFiles } from '../../platform/exports/export-files';
import { type ExportPage } from '../../platform/exports/export-pages';
import { customerById } from '../customers/customer.queries';
import { personPages } from './person-file.pages';

export interface PersonFile {
  name: string;
  content: Readable;
}

/** Everything about one person as a file that is written while it is read (decision 0540). */
@Injectable()
export class PersonFileService {
  constructor(
    private readonly db: Db,
    private readonly files: ExportFiles,
  ) {}

  /** Throws `not_found`, `not_permitted`, `export_running`, `exports_busy`, `too_many_exports`. */
  async create(customerId: string, input: ExportPersonInput, ctx: CallContext): Promise<PersonFile> {
    if (!mayExportPerson(ctx.actor.role))
      throw new Problem('not_permitted', { permission: 'customers:export' });
    const release = this.files.take(ctx.actor.id);
    try {
      const { name, madeAt } = await this.begin(customerId, input, ctx);
      const pages = personPages(this.db, { customerId, madeAt });
      const first = (await pages.next()).value as ExportPage;
      const onEnd = (how: { complete: boolean; rows: number }) =>
        this.end(customerId, how, ctx).finally(release);
      return { name, content: this.files.open({ first, rest: pages, onEnd }) };
    } catch (error) {
      release();
      throw error;
    }
  }

  private begin(
    customerId: string,
    { reason }: ExportPersonInput,
    ctx: CallContext,
  ): Promise<{ name: string; madeAt: Instant }> {
    const command = { action: 'customer.exportStart' as const, customerId, reason };
    return this.db.write(ctx, command, async (tx) => {
      const customer = await customerById(tx.em, customerId);
      if (!customer) throw new Problem('not_found');
      await this.files.refuseTooMany(tx.em, ctx.actor.id, tx.now);
      tx.audit({ subject: { kind: 'customer', id: customerId } });
      return { name: personFileName(customer, tx.now), madeAt: tx.now };
    });
  }

  private async end(
    customerId: string,
    { complete, rows }: { complete: boolean; rows: number },
    ctx: CallContext,
  ): Promise<void> {
    const ended: ExportEnd = complete ? 'complete' : 'broken';
    await this.db.write(ctx, { action: 'customer.exportEnd', customerId }, async (tx) => {
      tx.audit({ subject: { kind: 'customer', id: customerId }, before: {}, after: { rows, ended } });
      return Promise.resolve(null);
    });
  }
}
