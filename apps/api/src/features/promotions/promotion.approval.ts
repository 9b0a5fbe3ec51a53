import { Injectable } from '@nestjs/common';
import { type ApprovalView, type ApprovalWhy, type Change } from '@ur-desk/domain/approvals';
import { money, Problem } from '@ur-desk/domain/kernel';
import {
  type PromotionContent,
  promotionReleaseProblems,
  type PromotionVersionFacts,
} from '@ur-desk/domain/promotions';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { PromotionRelease } from './promotion-release.service';
import { bumpPromotion, movePromotionVersion, promotionById } from './promotion.queries';
import { promotionVersionFacts } from './promotion.view';

/** What a request for a release holds: which version. */
interface ReleaseCommand {
  versionId: string;
}

type Order = ApprovalOrder<ReleaseCommand>;

/** What is done with requests to release promotions whose budget is above what one person decides. */
@Injectable()
export class PromotionApproval implements ApprovalHandler<ReleaseCommand> {
  private readonly requests: Requests<ReleaseCommand>;

  constructor(
    approvals: ApprovalRequests,
    private readonly release: PromotionRelease,
  ) {
    this.requests = approvals.define<ReleaseCommand>('promotion', this);
  }

  /** Lets a version wait for its approval. */
  async ask(
    tx: Tx,
    of: { version: PromotionVersionFacts; why: readonly ApprovalWhy[]; comment: string | null },
    actor: Actor,
  ): Promise<ApprovalView> {
    const { version, why, comment } = of;
    const subject = { kind: 'promotion', id: version.promotionId, reference: version.code };
    const command = { versionId: version.id };
    const draft = { customerId: null, subject, command, why, reasonCode: null, comment };
    await movePromotionVersion(tx.em, version.id, { state: 'awaitingApproval' });
    const request = await this.requests.ask(tx, draft, actor);
    await movePromotionVersion(tx.em, version.id, { state: 'awaitingApproval', approvalId: request.id });
    return request;
  }

  async preview(tx: Tx, order: Order): Promise<ApprovalPreview> {
    const { version, live } = await this.waiting(tx, order);
    const errors = promotionReleaseProblems(version.content, tx.now);
    if (errors.length > 0)
      throw new Problem('promotion_incomplete', { missing: errors.map((e) => e.field).join(', ') }, errors);
    const changes = changesOf(live?.content ?? null, version.content);
    return { changes, basis: { versionId: version.id, live: live?.id ?? null } };
  }

  async carryOut(tx: Tx, order: Order): Promise<void> {
    const { version } = await this.waiting(tx, order);
    await this.release.carryOut(tx, version);
  }

  async drop(tx: Tx, { subject, command }: Order): Promise<void> {
    await movePromotionVersion(tx.em, command.versionId, { state: 'draft' });
    await bumpPromotion(tx.em, subject.id);
    const states = { before: { state: 'awaitingApproval' }, after: { state: 'draft' } };
    tx.audit({ subject: { kind: 'promotion', id: subject.id }, customerId: null, ...states });
  }

  private async waiting(
    tx: Tx,
    { subject, command }: Order,
  ): Promise<{ version: PromotionVersionFacts; live: PromotionVersionFacts | null }> {
    const { promotion, versions } = await promotionById(tx.em, subject.id, 'lock');
    const version = versions.find(({ id }) => id === command.versionId);
    if (!version) throw new Problem('not_found');
    const live = versions.find(({ id }) => id === promotion.current_version_id);
    return { version: promotionVersionFacts(version), live: live ? promotionVersionFacts(live) : null };
  }
}

/** Before → after in plain words: what is live now, and what would be. */
function changesOf(before: PromotionContent | null, after: PromotionContent): Change[] {
  const budgetIn = (content: PromotionContent | null, currency: string) => {
    const budget = content?.limits.budgets.find((one) => one.currency === currency);
    return budget?.totalMinor == null ? null : { money: money(budget.totalMinor, budget.currency) };
  };
  const budgets = after.limits.budgets.map(({ currency }): Change => ({
    field: 'promotionBudget',
    before: budgetIn(before, currency),
    after: budgetIn(after, currency),
  }));
  const { startsAt, endsAt } = after.window;
  const endOf = (content: PromotionContent | null) => {
    const end = content?.window.endsAt;
    return end ? { instant: end } : null;
  };
  return [
    ...budgets,
    {
      field: 'promotionStart',
      before: before ? { instant: before.window.startsAt } : null,
      after: { instant: startsAt },
    },
    { field: 'promotionEnd', before: endOf(before), after: endsAt ? { instant: endsAt } : null },
  ];
}
