import { Injectable } from '@nestjs/common';
import { type ApprovalView, type ApprovalWhy } from '@ur-desk/domain/approvals';
import { DAY_MS, msBetween } from '@ur-desk/domain/kernel';
import { NO_TIER, OVERRIDE_ALONE_DAYS, overrideMembership, spendSince } from '@ur-desk/domain/memberships';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { MembershipOverrides, type OverrideOrder } from './membership-override.service';
import { memberById, programmeOf } from './membership.queries';
import { type Member } from './membership.view';

type Order = ApprovalOrder<OverrideOrder>;

const textOf = (tier: string) => (tier === NO_TIER ? null : { text: tier });

/** What is done with requests to set a tier for longer than one person decides. */
@Injectable()
export class MembershipApproval implements ApprovalHandler<OverrideOrder> {
  private readonly requests: Requests<OverrideOrder>;

  constructor(
    approvals: ApprovalRequests,
    private readonly overrides: MembershipOverrides,
  ) {
    this.requests = approvals.define<OverrideOrder>('membershipOverride', this);
  }

  async ask(
    tx: Tx,
    { member, order }: { member: Member; order: OverrideOrder },
    actor: Actor,
  ): Promise<ApprovalView> {
    const { customerId, reference } = member;
    const subject = { kind: 'membership', id: customerId, reference };
    const days = Math.ceil(msBetween(tx.now, order.until) / DAY_MS);
    const why: ApprovalWhy[] = [
      {
        cause: 'overrideDays',
        unit: 'days',
        limit: { quantity: OVERRIDE_ALONE_DAYS },
        value: { quantity: days },
      },
    ];
    const draft = { customerId, subject, command: order, why, reasonCode: null, comment: order.reason };
    return this.requests.ask(tx, draft, actor);
  }

  /** Throws `override_past` once the day is over. */
  async preview(tx: Tx, { subject, command }: Order): Promise<ApprovalPreview> {
    const { state } = await this.member(tx, subject.id);
    const after = overrideMembership(state, command, tx.now);
    const instant = (until: string | null) => (until === null ? null : { instant: until });
    const changes = [
      { field: 'tier', before: textOf(state.tier), after: textOf(after.tier) },
      { field: 'tierUntil', before: instant(state.overrideUntil), after: instant(after.overrideUntil) },
    ] as const;
    return { changes, basis: { tier: state.tier, until: state.overrideUntil } };
  }

  async carryOut(tx: Tx, { subject, command, requestedBy }: Order): Promise<void> {
    const member = await this.member(tx, subject.id);
    await this.overrides.set(tx, { member, order: command, actor: requestedBy });
  }

  /** Nothing was reserved; the request itself says how it ended. */
  async drop(): Promise<void> {
    return Promise.resolve();
  }

  private async member(tx: Tx, customerId: string): Promise<Member> {
    return memberById(tx.em, customerId, spendSince(tx.now, await programmeOf(tx.em)));
  }
}
