import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { money, parseReference, Problem } from '@ur-desk/domain/kernel';
import {
  type ExplainLineInput,
  isCompared,
  type LinkLineInput,
  requireOpenDifference,
  type SettlementLineView,
} from '@ur-desk/domain/settlements';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { ProviderQuestions } from './provider-questions.service';
import { matchOf } from './settlement-run';
import { SettlementLineEntity } from './settlement-line.entity';
import {
  counterpartOf,
  forgetNamed,
  lockLine,
  settlementLineById,
  settlementLineList,
  takenIn,
} from './settlement-line.queries';
import { type SettlementLineRow, settlementLineView } from './settlement-line.view';
import { lineToMatch, writeMatches } from './settlement-matching.queries';

const subjectOf = (id: string) => ({ kind: 'settlementLine' as const, id });

const explainedFacts = (line: SettlementLineEntity) => ({
  class: line.class ?? ('notCompared' as const),
  explained: line.explainedAt !== null,
});

/**
 * Resolving what a report and our books say differently. Nothing here books money: our side changes only by the provider's own
 * word (`ask`), by two people (a payment's resolution, a request), or by a refund or an adjustment with its limits.
 */
@Injectable()
export class SettlementLineService {
  constructor(
    private readonly db: Db,
    private readonly questions: ProviderQuestions,
  ) {}

  list(query: ListQuery): Promise<ListPage<SettlementLineView>> {
    return this.db.read(async (em) =>
      mapPage(await runList<SettlementLineRow>(em, settlementLineList, query), settlementLineView),
    );
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<SettlementLineView> {
    return settlementLineView(await this.db.read((em) => settlementLineById(em, id)));
  }

  /**
   * Says by hand what a line stands for, and compares it with that. Throws `not_found`, `settlement_line_settled`,
   * `settlement_taken`, and `not_known` at the reference: of another provider, another kind, or nobody's.
   */
  link(id: string, input: LinkLineInput, ctx: CallContext): Promise<SettlementLineView> {
    return this.change(ctx, { id, action: 'settlementLine.link' }, async (tx, line) => {
      requireOpenDifference(explainedFacts(line));
      if (line.line === null || !isCompared(line.kind)) throw new Problem('settlement_line_settled');
      const reference = parseReference(input.reference)?.reference ?? input.reference.trim();
      const own = await counterpartOf(tx.em, { lineId: id, kind: line.kind, reference });
      if (!own) throw new Problem('validation_failed', {}, [{ field: 'reference', code: 'not_known' }]);
      if (await takenIn(tx.em, { lineId: id, ownId: own.id }))
        throw new Problem('settlement_taken', { reference });
      await tx.em.update(
        SettlementLineEntity,
        { id },
        {
          linked: true,
          customerId: own.customerId,
          paymentId: line.kind === 'charge' ? own.id : null,
          refundId: line.kind === 'refund' ? own.id : null,
        },
      );
      await forgetNamed(tx.em, id);
      await this.compareAgain(tx, line);
    });
  }

  /** Says why a difference is none. Throws `not_found`, `settlement_line_settled`. */
  explain(id: string, { reason, note }: ExplainLineInput, ctx: CallContext): Promise<SettlementLineView> {
    return this.change(ctx, { id, action: 'settlementLine.explain', reason: note }, async (tx, line) => {
      requireOpenDifference(explainedFacts(line));
      const explained = { explainedBy: ctx.actor.name, explainedAt: new Date(tx.now) };
      await tx.em.update(
        SettlementLineEntity,
        { id },
        { explanationReason: reason, explanationNote: note, ...explained },
      );
    });
  }

  /** Takes an explanation back: the difference is open again. Throws `not_found`, `settlement_line_settled`. */
  reopen(id: string, ctx: CallContext): Promise<SettlementLineView> {
    return this.change(ctx, { id, action: 'settlementLine.reopen' }, async (tx, line) => {
      if (line.explainedAt === null) throw new Problem('settlement_line_settled');
      const nothing = {
        explanationReason: null,
        explanationNote: null,
        explainedBy: null,
        explainedAt: null,
      };
      await tx.em.update(SettlementLineEntity, { id }, nothing);
    });
  }

  /**
   * Asks the provider what became of our payment or refund, lets the answer take its usual way, and compares once more. A
   * payment that even then has no end, though the report names it, becomes a task that two people resolve. Throws `not_found`,
   * `settlement_line_settled`, `settlement_nothing_to_ask`, `payment_provider_off`.
   */
  async ask(id: string, ctx: CallContext): Promise<SettlementLineView> {
    const row = await this.db.read((em) => settlementLineById(em, id));
    requireOpenDifference({ class: row.class, explained: row.explained_at !== null });
    const { payment_id: paymentId, refund_id: refundId } = row;
    const due =
      row.own_moved !== null && row.own_moved_currency && money(row.own_moved, row.own_moved_currency);
    if (!due) throw new Problem('settlement_nothing_to_ask');
    const inReport = row.line === null ? null : (row.provider_reference ?? row.external_id ?? '');
    const answer = await this.questions.ask(ctx, { paymentId, refundId, due, inReport });
    return this.change(ctx, { id, action: 'settlementLine.ask' }, async (tx, line) => {
      await tx.em.update(SettlementLineEntity, { id }, { askedAt: new Date(tx.now), answer });
      await this.compareAgain(tx, line);
    });
  }

  private async compareAgain(tx: Tx, { id, settlementId }: SettlementLineEntity): Promise<void> {
    const line = await lineToMatch(tx.em, settlementId, id);
    if (line) await writeMatches(tx.em, [matchOf(line)]);
  }

  /** One change of a line under its lock, with its audit row. */
  private change(
    ctx: CallContext,
    of: { id: string; action: AuditAction; reason?: string },
    work: (tx: Tx, line: SettlementLineEntity) => Promise<void>,
  ): Promise<SettlementLineView> {
    const { id, action, reason } = of;
    const command = { action, ...(reason === undefined ? {} : { reason }) };
    return this.db.write(ctx, command, async (tx) => {
      const line = await lockLine(tx, id);
      const before = settlementLineView(await settlementLineById(tx.em, id));
      await work(tx, line);
      const after = settlementLineView(await settlementLineById(tx.em, id));
      tx.audit({ subject: subjectOf(id), before, after });
      return after;
    });
  }
}
