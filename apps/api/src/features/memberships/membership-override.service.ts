import { Injectable } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import { overrideMembership } from '@ur-desk/domain/memberships';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { writeMembers } from './membership.queries';
import { type Member } from './membership.view';

/** A tier that a person sets. */
export interface OverrideOrder {
  tier: string;
  until: Instant;
  reason: string;
}

/** Sets tiers by hand, inside the write of whoever decides it. */
@Injectable()
export class MembershipOverrides {
  /** Throws `override_past`, `override_too_long`. */
  async set(
    tx: Tx,
    {
      member,
      order,
      actor,
    }: { member: Member; order: OverrideOrder; actor: Pick<Actor, 'kind' | 'id' | 'name'> },
  ): Promise<void> {
    const { customerId, state } = member;
    const after = overrideMembership(state, order, tx.now);
    const change = { id: tx.newId(), cause: 'override', reason: order.reason } as const;
    await writeMembers(tx.em, [{ member, after, change }], { actor, now: tx.now });
    tx.audit({ subject: { kind: 'membership', id: customerId }, customerId, before: state, after });
  }
}
