import { Injectable } from '@nestjs/common';
import { searchTextOf } from '@ur-desk/domain/customers';
import { Problem } from '@ur-desk/domain/kernel';
import { erasedChanges, refuseAnonymise } from '@ur-desk/domain/person-data';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { anonymiseFacts, methodsToForget } from './anonymisation.queries';
import { countErased, erasePerson } from './erasure';

/** A request to anonymise holds nothing but whom it is about. */
type Nothing = Record<string, never>;
type Order = ApprovalOrder<Nothing>;

/** What is done with requests to anonymise a customer. It cannot be taken back, so that two people always look. */
@Injectable()
export class AnonymisationApproval implements ApprovalHandler<Nothing> {
  private readonly requests: Requests<Nothing>;

  constructor(approvals: ApprovalRequests) {
    this.requests = approvals.define<Nothing>('anonymisation', this);
  }

  /** Throws what `refuseAnonymise` throws. */
  async ask(tx: Tx, of: { customerId: string; reason: string }, actor: Actor): Promise<void> {
    const { customerId, reason: comment } = of;
    const { reference, facts } = await anonymiseFacts(tx.em, customerId, tx.now);
    refuseAnonymise(facts);
    const subject = { kind: 'customer', id: customerId, reference };
    const draft = { customerId, subject, command: {}, why: [], reasonCode: null, comment };
    await this.requests.ask(tx, draft, actor);
  }

  async preview(tx: Tx, order: Order): Promise<ApprovalPreview> {
    const { customerId } = await this.decide(tx, order);
    return { changes: erasedChanges(await countErased(tx.em, customerId)) };
  }

  async carryOut(tx: Tx, order: Order): Promise<void> {
    const { customerId, reference } = await this.decide(tx, order);
    // Their providers are told by an event that says nothing of him and is not sealed with the key that goes.
    for (const { id, provider } of await methodsToForget(tx.em, customerId))
      tx.emit('paymentMethod.removed', { provider, methodId: id }, null);
    const empty = { name: null, externalId: null, phones: [], email: null, iccids: [] };
    const searchText = searchTextOf({ ...empty, references: [reference] });
    await erasePerson(tx.em, customerId, { now: tx.now, searchText });
    // Once in his own chain, which nobody can read any more, and once where it can be read: that it was done, not to whom.
    const change = { before: { anonymisedAt: null }, after: { anonymisedAt: tx.now } };
    const subject = { kind: 'customer' as const, id: customerId };
    tx.audit({ subject, ...change });
    tx.audit({ subject, customerId: null, ...change });
  }

  /** Nothing was reserved; the request itself says how it ended. */
  async drop(): Promise<void> {
    return Promise.resolve();
  }

  /** Decided anew on what is there now, as if the request itself were not. */
  private async decide(tx: Tx, { customerId }: Order): Promise<{ customerId: string; reference: string }> {
    if (customerId === null) throw new Problem('not_found');
    const { reference, facts } = await anonymiseFacts(tx.em, customerId, tx.now);
    refuseAnonymise({ ...facts, waiting: null });
    return { customerId, reference };
  }
}
