import { Injectable } from '@nestjs/common';
import { type CreateTaxRateInput, type TaxRateView } from '@ur-desk/domain/tax-rates';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { insertTaxRate } from './tax-rate.queries';

/** Countries that get a tax; a quote freezes the rate of its time, so receipts never change. */
@Injectable()
export class TaxRateService {
  constructor(private readonly db: Db) {}

  /** Throws `already_exists` at the country. */
  async create(input: CreateTaxRateInput, ctx: CallContext): Promise<TaxRateView> {
    return this.db.write(ctx, { action: 'taxRate.create' }, async (tx) => {
      const after = { id: tx.newId(), ...input, updatedAt: tx.now, version: 1 };
      await insertTaxRate(tx.em, after);
      tx.audit({ subject: { kind: 'taxRate', id: after.id }, after });
      return after;
    });
  }
}
