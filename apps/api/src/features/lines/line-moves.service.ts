import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { type LineMoveView, type LineView, type MoveLineInput, refuseLineMove } from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import {
  contactChangedAt,
  customerById,
  refreshSearchText,
  unverifyPhone,
} from '../customers/customer.queries';
import { moveStock } from '../numbers/stock-use.queries';
import { requireVerifiedCaller } from '../verifications/verification.queries';
import { viewWithin } from './line-commands.service';
import { moveServices } from './line-added-service.queries';
import { type LineOf } from './line-order.queries';
import {
  lotsToMove,
  moveLine,
  moveLots,
  movePlans,
  moveProfile,
  type MovingLot,
  type MovingPlan,
  plansToMove,
  underWay,
} from './line-move.queries';
import { lineById } from './line.queries';

interface Parties {
  giver: CustomerView;
  receiver: CustomerView;
}

interface Moving extends Parties {
  before: LineView;
  input: MoveLineInput;
}

const newReference = (kind: 'line' | 'subscription'): string =>
  makeReference(kind, randomBytes(REFERENCE_BYTES));

/** Lines go with their plans to other customers (decision 0503): no money moves, and nothing at the network. */
@Injectable()
export class LineMoves {
  constructor(private readonly db: Db) {}

  /**
   * Both customers are locked. As a dry run it shows what would be. Throws `not_found`, `not_known` at the receiver, `caller_not_verified`,
   * and what `refuseLineMove` says.
   */
  async move(lineId: string, input: MoveLineInput, ctx: CallContext): Promise<LineMoveView> {
    const line = await this.db.read((em) => lineById(em, lineId));
    if (!line) throw new Problem('not_found');
    const { customer_id: customerId } = line;
    const { toCustomerId, reason } = input;
    const customerIds = [...new Set([customerId, toCustomerId])];
    return this.db.write(ctx, { action: 'line.move', customerId, customerIds, reason }, async (tx) => {
      const parties = await this.partiesOf(tx, { customerId, toCustomerId });
      await requireVerifiedCaller(tx.em, { customerId, actor: ctx.actor, now: tx.now });
      const before = await viewWithin(tx, lineId, ctx);
      await this.refuse(tx, before, parties);
      return this.carryOut(tx, { ...parties, before, input }, ctx);
    });
  }

  private async partiesOf(
    tx: Tx,
    { customerId, toCustomerId }: { customerId: string; toCustomerId: string },
  ): Promise<Parties> {
    const giver = await customerById(tx.em, customerId);
    if (!giver) throw new Problem('not_found');
    const receiver = await customerById(tx.em, toCustomerId);
    if (!receiver) throw new Problem('validation_failed', {}, [{ field: 'toCustomerId', code: 'not_known' }]);
    return { giver, receiver };
  }

  private async refuse(tx: Tx, line: LineView, { giver, receiver }: Parties): Promise<void> {
    const changedAt = await contactChangedAt(tx.em, giver.id);
    const facts = {
      line: { state: line.state, last: line.order, suspendedFor: line.suspendedFor },
      giver: { id: giver.id, status: giver.status, contactChangedAt: changedAt },
      receiver: { id: receiver.id, status: receiver.status },
      underWay: await underWay(tx.em, { customerId: giver.id, lineId: line.id }),
    };
    refuseLineMove(facts, tx.now);
  }

  private async carryOut(tx: Tx, moving: Moving, ctx: CallContext): Promise<LineMoveView> {
    const { giver, receiver, before, input } = moving;
    const from: LineOf = { customerId: giver.id, lineId: before.id };
    const to: LineOf = { customerId: receiver.id, lineId: tx.newId() };
    const { now } = tx;
    const plans = await plansToMove(tx.em, from, { now, currency: receiver.walletCurrency });
    const lots = await lotsToMove(tx.em, from, now);
    const { consent } = input;
    await moveLine(tx.em, { from, to, reference: newReference('line'), consent, actor: ctx.actor, now });
    await moveProfile(tx.em, { from, to }, (sealed) => tx.seal(tx.open(sealed, giver.id), receiver.id));
    await moveServices(tx.em, from, to);
    await moveStock(tx.em, from.lineId, to.lineId);
    const renamed = plans.map(({ id }) => ({
      ...{ oldId: id, newId: tx.newId(), reference: newReference('subscription') },
    }));
    await movePlans(tx.em, { from, to, plans: renamed, now });
    const planIds = new Map(renamed.map(({ oldId, newId }) => [oldId, newId]));
    await moveLots(tx.em, { from, to, lots, planIds, now });
    const contactLost = await unverifyPhone(tx.em, giver.id, { phone: before.msisdn, now });
    await refreshSearchText(tx.em, giver.id);
    await refreshSearchText(tx.em, receiver.id);
    const line = await viewWithin(tx, to.lineId, ctx);
    this.tell(tx, moving, line);
    if (contactLost) this.writeDownLost(tx, giver);
    return moveView({ before, line, plans, lots, planIds, contactLost });
  }

  /** The number was a contact that proved who calls; its codes would reach the receiver now. */
  private writeDownLost(tx: Tx, { id, phoneVerifiedAt }: CustomerView): void {
    const subject = { kind: 'customer', id } as const;
    tx.audit({ subject, before: { phoneVerifiedAt }, after: { phoneVerifiedAt: null } });
  }

  /** Both histories say it, and both customers are told. */
  private tell(tx: Tx, { giver, receiver, before, input }: Moving, line: LineView): void {
    const { msisdn, state } = before;
    tx.audit({
      subject: { kind: 'line', id: before.id },
      customerId: giver.id,
      before: { state, movedTo: null, consent: null },
      after: { state: 'retired', movedTo: receiver.reference, consent: input.consent },
    });
    tx.audit({
      subject: { kind: 'line', id: line.id },
      customerId: receiver.id,
      before: { msisdn: null, movedFrom: null, consent: null },
      after: { msisdn, movedFrom: giver.reference, consent: input.consent },
    });
    const gone = { customerId: giver.id, lineId: before.id, msisdn };
    tx.emit('line.movedAway', gone, giver.id);
    tx.emit('line.movedHere', { customerId: receiver.id, lineId: line.id, msisdn }, receiver.id);
  }
}

interface Moved {
  before: LineView;
  line: LineView;
  plans: readonly MovingPlan[];
  lots: readonly MovingLot[];
  planIds: ReadonlyMap<string, string>;
  contactLost: boolean;
}

const moveView = ({ before, line, plans, lots, planIds, contactLost }: Moved): LineMoveView => ({
  fromCustomerId: before.customerId,
  fromLineId: before.id,
  line,
  plans: plans.map(({ id, name, state, starts_at: startsAt, ends_at: endsAt }) => ({
    id: planIds.get(id) ?? id,
    planName: { en: name.en, zh: name.zh },
    state,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
  allowances: lots.map(({ kind, granted, remaining, expires_at: expiresAt }) => ({
    ...{ kind, granted, remaining, expiresAt: expiresAt?.toISOString() ?? null },
  })),
  autoRenewEnded: before.autoRenew,
  contactLost,
  notSold: plans.some(({ is_sold: isSold }) => !isSold),
});
