import { Inject, Injectable } from '@nestjs/common';
import { endOfLocalDate, fieldProblem, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  endOverride,
  type MembershipView,
  NO_TIER,
  overrideMembership,
  type OverrideMembershipInput,
  overrideNeedsApproval,
  type Programme,
  spendSince,
} from '@ur-desk/domain/memberships';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { openApprovalAbout } from '../approvals/approval.queries';
import { MembershipApproval } from './membership.approval';
import { MembershipOverrides } from './membership-override.service';
import { memberById, openOverride, programmeOf, tierHistory, writeMembers } from './membership.queries';
import { membershipView } from './membership.view';

/** Customers in the programme, as staff see them and set them by hand. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly db: Db,
    private readonly overrides: MembershipOverrides,
    private readonly approval: MembershipApproval,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not_found`. */
  async get(customerId: string): Promise<MembershipView> {
    const now = await this.db.now();
    return this.db.read((em) => viewOf(em, customerId, now));
  }

  /**
   * Sets a tier until the end of a day, at once or, for longer than 90 days, once a second person has agreed. Throws `not_found`,
   * `tier_unknown`, `override_past`, `override_too_long`, `override_waiting`.
   */
  async override(
    customerId: string,
    input: OverrideMembershipInput,
    ctx: CallContext,
  ): Promise<MembershipView> {
    const until = endOfLocalDate(input.until, this.config.operatorZone);
    const { tier, reason } = input;
    return this.db.write(ctx, { action: 'membership.override', customerId, reason }, async (tx) => {
      const programme = await programmeOf(tx.em);
      refuseUnknownTier(programme, tier);
      const order = { tier, until, reason };
      const member = await memberById(tx.em, customerId, spendSince(tx.now, programme));
      if (overrideNeedsApproval(until, tx.now)) {
        overrideMembership(member.state, order, tx.now);
        const waiting = await openApprovalAbout(tx.em, customerId, tx.now);
        if (waiting) throw new Problem('override_waiting', { reference: waiting });
        await this.approval.ask(tx, { member, order }, ctx.actor);
      } else await this.overrides.set(tx, { member, order, actor: ctx.actor });
      return viewOf(tx.em, customerId, tx.now);
    });
  }

  /** What a person set ends now; what was earned counts again. Throws `not_found`, `override_none`. */
  async endOverride(customerId: string, reason: string, ctx: CallContext): Promise<MembershipView> {
    return this.db.write(ctx, { action: 'membership.endOverride', customerId, reason }, async (tx) => {
      const programme = await programmeOf(tx.em);
      const member = await memberById(tx.em, customerId, spendSince(tx.now, programme));
      const facts = { spend: member.spend, now: tx.now };
      const { after, cause } = endOverride(member.state, programme, facts);
      const change = cause && { id: tx.newId(), cause, reason };
      await writeMembers(tx.em, [{ member, after, change }], { actor: ctx.actor, now: tx.now });
      tx.audit({ subject: { kind: 'membership', id: customerId }, customerId, before: member.state, after });
      return viewOf(tx.em, customerId, tx.now);
    });
  }
}

/** Throws `tier_unknown`. */
export function refuseUnknownTier({ tiers }: Programme, tier: string): void {
  if (tier !== NO_TIER && !tiers.some(({ code }) => code === tier))
    throw fieldProblem('tier', 'tier_unknown', { tier });
}

async function viewOf(em: EntityManager, customerId: string, now: Instant): Promise<MembershipView> {
  const programme = await programmeOf(em);
  const member = await memberById(em, customerId, spendSince(now, programme));
  const history = await tierHistory(em, customerId);
  const request = await openOverride(em, customerId, now);
  return membershipView({ member, programme, history, request });
}
