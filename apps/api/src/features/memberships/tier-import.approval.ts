import { Injectable } from '@nestjs/common';
import { type ApprovalView, type ApprovalWhy } from '@ur-desk/domain/approvals';
import { DAY_MS, msBetween } from '@ur-desk/domain/kernel';
import { decideTierImport, OVERRIDE_ALONE_DAYS } from '@ur-desk/domain/memberships';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { type OverrideOrder } from './membership-override.service';
import { TierImportEntity } from './tier-import.entity';
import { lockTierImport } from './tier-import.queries';

type Order = ApprovalOrder<OverrideOrder>;

/** What is done with requests to move the customers of a file for longer than one person decides. */
@Injectable()
export class TierImportApproval implements ApprovalHandler<OverrideOrder> {
  private readonly requests: Requests<OverrideOrder>;

  constructor(approvals: ApprovalRequests) {
    this.requests = approvals.define<OverrideOrder>('tierImport', this);
  }

  /** The import waits; the caller has written so. */
  async ask(
    tx: Tx,
    { job, order }: { job: TierImportEntity; order: OverrideOrder },
    actor: Actor,
  ): Promise<ApprovalView> {
    const subject = { kind: 'tierImport', id: job.id, reference: job.reference };
    const days = Math.ceil(msBetween(tx.now, order.until) / DAY_MS);
    const why: ApprovalWhy[] = [
      {
        cause: 'overrideDays',
        unit: 'days',
        limit: { quantity: OVERRIDE_ALONE_DAYS },
        value: { quantity: days },
      },
    ];
    const draft = { customerId: null, subject, command: order, why, reasonCode: null, comment: order.reason };
    const request = await this.requests.ask(tx, draft, actor);
    await tx.em.update(TierImportEntity, { id: job.id }, { approvalId: request.id });
    return request;
  }

  /** Throws `override_past` once the day is over. */
  async preview(tx: Tx, { subject, command }: Order): Promise<ApprovalPreview> {
    const { accepted } = await lockTierImport(tx.em, subject.id);
    decideTierImport({ state: 'checked', accepted }, command, tx.now);
    const changes = [
      { field: 'members', before: null, after: { quantity: accepted } },
      { field: 'tier', before: null, after: { text: command.tier } },
      { field: 'tierUntil', before: null, after: { instant: command.until } },
    ] as const;
    return { changes };
  }

  /** The job that looks after running ones takes it up. */
  async carryOut(tx: Tx, { subject }: Order): Promise<void> {
    await this.move(tx, subject.id, 'running');
  }

  async drop(tx: Tx, { subject }: Order): Promise<void> {
    await this.move(tx, subject.id, 'checked');
  }

  private async move(tx: Tx, id: string, state: 'running' | 'checked'): Promise<void> {
    const job = await lockTierImport(tx.em, id);
    await tx.em.update(TierImportEntity, { id }, { state, version: job.version + 1 });
    const states = { before: { state: job.state }, after: { state } };
    tx.audit({ subject: { kind: 'tierImport', id }, customerId: null, ...states });
  }
}
