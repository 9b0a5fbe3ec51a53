import { Injectable } from '@nestjs/common';
import {
  type ValueAddedServiceView,
  type CreateValueAddedServiceInput,
  refuseServiceFees,
  type UpdateValueAddedServiceInput,
} from '@ur-desk/domain/value-added-services';
import { Problem } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { ValueAddedServiceEntity } from './value-added-service.entity';
import { valueAddedServiceList } from './value-added-service.list';
import { valueAddedServiceView } from './value-added-service.view';

/** New ones stand behind those that came with the product. */
const DEFAULT_POSITION = 500;

/** The services that lines can have beside their plans; marketing edits them, in both languages. */
@Injectable()
export class ValueAddedServiceService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<ValueAddedServiceView>> {
    const page = await this.db.read((em) =>
      runList<ValueAddedServiceEntity>(em, valueAddedServiceList, query),
    );
    return mapPage(page, valueAddedServiceView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<ValueAddedServiceView> {
    const row = await this.db.read((em) => em.findOneBy(ValueAddedServiceEntity, { id }));
    if (!row) throw new Problem('not_found');
    return valueAddedServiceView(row);
  }

  /** Throws `already_exists` at the code, and what is wrong with the fees. */
  async create(input: CreateValueAddedServiceInput, ctx: CallContext): Promise<ValueAddedServiceView> {
    return this.db.write(ctx, { action: 'valueAddedService.create' }, async (tx) => {
      const { active = true, position = DEFAULT_POSITION, ...given } = input;
      refuseServiceFees(given.fees);
      const row = Object.assign(new ValueAddedServiceEntity(), {
        ...{ ...given, id: tx.newId(), active, position },
        ...{ createdAt: new Date(tx.now), updatedAt: new Date(tx.now), version: 1 },
      });
      await tx.em.insert(ValueAddedServiceEntity, row);
      const after = valueAddedServiceView(row);
      tx.audit({ subject: { kind: 'valueAddedService', id: row.id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `version_conflict`, and what is wrong with the fees. */
  async update(
    id: string,
    input: UpdateValueAddedServiceInput,
    ctx: CallContext,
  ): Promise<ValueAddedServiceView> {
    return this.db.write(ctx, { action: 'valueAddedService.update' }, async (tx) => {
      const row = await tx.em.findOne(ValueAddedServiceEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new Problem('not_found');
      const before = valueAddedServiceView(row);
      const subject = { kind: 'valueAddedService', id } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      if (input.fees) refuseServiceFees(input.fees);
      Object.assign(row, { ...input, updatedAt: new Date(tx.now), version: row.version + 1 });
      await tx.em.update(ValueAddedServiceEntity, { id }, row);
      const after = valueAddedServiceView(row);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}
