import { Injectable } from '@nestjs/common';
import {
  type CreateTaxRateInput,
  type TaxRateView,
  type UpdateTaxRateInput,
} from '@ur-desk/domain/tax-rates';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { taxRateById, writeTaxRate } from './tax-rate.queries';
import { taxRateList, type TaxRateRow, taxRateView } from './tax-rate.view';

/** The tax that prices contain, as settings; a quote freezes the rate of its time, so receipts never change. */
@Injectable()
export class TaxRateService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<TaxRateView>> {
    return mapPage(await this.db.read((em) => runList<TaxRateRow>(em, taxRateList, query)), taxRateView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<TaxRateView> {
    return this.db.read((em) => taxRateById(em, id));
  }

  /** Throws `already_exists` at the country. */
  async create(input: CreateTaxRateInput, ctx: CallContext): Promise<TaxRateView> {
    return this.db.write(ctx, { action: 'taxRate.create' }, async (tx) => {
      const after = { id: tx.newId(), ...input, updatedAt: tx.now, version: 1 };
      await writeTaxRate(tx.em, after);
      tx.audit({ subject: { kind: 'taxRate', id: after.id }, after });
      return after;
    });
  }

  /** Counts from the next quote on. Throws `not_found` and `version_conflict`. */
  async update(id: string, input: UpdateTaxRateInput, ctx: CallContext): Promise<TaxRateView> {
    return this.db.write(ctx, { action: 'taxRate.update' }, async (tx) => {
      const before = await taxRateById(tx.em, id, 'lock');
      const subject = { kind: 'taxRate', id } as const;
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...before, ...input, updatedAt: tx.now, version: before.version + 1 };
      await writeTaxRate(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
