import { Injectable } from '@nestjs/common';
import { type ApprovalView, type ApprovalWhy, type Change } from '@ur-desk/domain/approvals';
import { money } from '@ur-desk/domain/kernel';
import { decideRelease, type PlanDetailView, type ReleaseOrder } from '@ur-desk/domain/plans';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { changedPlan, lockPlan, versionIn } from './plan-changes';
import { planRevenueChanges } from './plan-impact.queries';
import { PlanReleases } from './plan-releases.service';
import { bumpPlan, orderRelease } from './plan.queries';
import { releasableVersion } from './plan.view';

/** What a request for a release holds. */
interface ReleaseCommand extends ReleaseOrder {
  versionId: string;
}

type Order = ApprovalOrder<ReleaseCommand>;

/** What is done with requests for releases that move more money in a month than one person decides. */
@Injectable()
export class PlanApproval implements ApprovalHandler<ReleaseCommand> {
  private readonly requests: Requests<ReleaseCommand>;

  constructor(
    approvals: ApprovalRequests,
    private readonly releases: PlanReleases,
  ) {
    this.requests = approvals.define<ReleaseCommand>('planRelease', this);
  }

  /** Lets a draft wait for its approval; nothing in it changes meanwhile. */
  async ask(
    tx: Tx,
    of: {
      plan: PlanDetailView;
      command: ReleaseCommand;
      why: readonly ApprovalWhy[];
      comment: string | null;
    },
    actor: Actor,
  ): Promise<ApprovalView> {
    const { plan, command, why, comment } = of;
    const subject = { kind: 'plan', id: plan.id, reference: plan.code };
    const draft = { customerId: null, subject, command, why, reasonCode: null, comment };
    const request = await this.requests.ask(tx, draft, actor);
    const { runningRenewals } = command;
    await orderRelease(tx.em, command.versionId, {
      releaseAt: null,
      runningRenewals,
      approvalId: request.id,
    });
    await bumpPlan(tx.em, plan.id);
    return request;
  }

  /** Throws `plan_release_past` when the time that was asked for is over, and what else forbids the release. */
  async preview(tx: Tx, { subject, command }: Order): Promise<ApprovalPreview> {
    const plan = await lockPlan(tx, subject.id);
    const version = versionIn(plan, command.versionId);
    decideRelease({ ...releasableVersion(version), isAsked: false }, command, tx.now);
    const revenue = await planRevenueChanges(tx.em, plan, version);
    const changes = [
      ...revenue.map(({ currency, beforeMinor, afterMinor }): Change => ({
        field: 'planRevenue',
        before: { money: money(beforeMinor, currency) },
        after: { money: money(afterMinor, currency) },
      })),
      ...(command.at === null
        ? []
        : [{ field: 'planReleaseAt', before: null, after: { instant: command.at } } satisfies Change]),
    ];
    return { changes, basis: { versionId: version.id, sold: plan.current?.id ?? null } };
  }

  async carryOut(tx: Tx, { subject, command }: Order): Promise<void> {
    const before = await lockPlan(tx, subject.id);
    await this.releases.carryOut(tx, { before, versionId: command.versionId, order: command });
  }

  async drop(tx: Tx, { subject }: Order): Promise<void> {
    const before = await lockPlan(tx, subject.id);
    await bumpPlan(tx.em, subject.id);
    await changedPlan(tx, subject.id, before);
  }
}
