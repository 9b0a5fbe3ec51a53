import { Injectable } from '@nestjs/common';
import {
  type CreateTierInput,
  editTier,
  type MembershipTierView,
  newTier,
  refuseMisplacedTier,
  type TierContent,
  type UpdateTierInput,
} from '@ur-desk/domain/memberships';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { refuseUnknownServices } from '../value-added-services/value-added-service.queries';
import { allTiers, programmeTerms, tierById, writeTier } from './membership-tier.queries';
import { tierList, type TierRow, tierView } from './membership-tier.view';

/** The tiers of the membership programme. Changes of any two wait for each other, because each is checked against all. */
@Injectable()
export class MembershipTierService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<MembershipTierView>> {
    return mapPage(await this.db.read((em) => runList<TierRow>(em, tierList, query)), tierView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<MembershipTierView> {
    return this.db.read((em) => tierById(em, id));
  }

  /** Throws `already_exists` at code or rank, what `newTier` and `refuseMisplacedTier` throw, and `service_unknown` at `freeServices`. */
  async create(input: CreateTierInput, ctx: CallContext): Promise<MembershipTierView> {
    const content = newTier(input);
    return this.db.write(ctx, { action: 'membershipTier.create' }, async (tx) => {
      const at = { createdAt: tx.now, updatedAt: tx.now };
      const tier = { id: tx.newId(), code: input.code, ...content, ...at, version: 1 };
      return this.place(tx, tier, null);
    });
  }

  /** Throws `not_found`, `version_conflict`, what `editTier` and `refuseMisplacedTier` throw, and `service_unknown` at `freeServices`. */
  async update(id: string, input: UpdateTierInput, ctx: CallContext): Promise<MembershipTierView> {
    return this.db.write(ctx, { action: 'membershipTier.update' }, async (tx) => {
      await programmeTerms(tx.em, 'lock');
      const before = await tierById(tx.em, id);
      const subject = { kind: 'membershipTier', id } as const;
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const content: TierContent = editTier(before, input);
      return this.place(
        tx,
        { ...before, ...content, updatedAt: tx.now, version: before.version + 1 },
        before,
      );
    });
  }

  private async place(
    tx: Tx,
    tier: MembershipTierView,
    before: MembershipTierView | null,
  ): Promise<MembershipTierView> {
    await programmeTerms(tx.em, 'lock');
    const others = (await allTiers(tx.em)).filter(({ id }) => id !== tier.id);
    refuseMisplacedTier(tier, others);
    // A service that the tier has had stays valid, whatever became of it.
    const named = tier.freeServices.filter((code) => !before?.freeServices.includes(code));
    await refuseUnknownServices(tx.em, named, 'freeServices');
    await writeTier(tx.em, tier);
    tx.audit({ subject: { kind: 'membershipTier', id: tier.id }, before, after: tier });
    return tier;
  }
}
