import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  afterFailure,
  type AutoRenewConsequence,
  autoRenewPayment,
  type AutoRenewTurn,
  dueAt,
  nextTryAt,
} from '@ur-desk/domain/auto-renewals';
import { type Instant, type LocalText, Problem, problemText } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput, type RenewalDetailView, renewalFailureText } from '@ur-desk/domain/renewals';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { walletOf } from '../ledger/ledger.queries';
import { RenewalService } from '../renewals/renewal.service';
import {
  type AutoRenewalChange,
  autoRenewalOf,
  chargeableMethod,
  dueLines,
  namesOfPlan,
  switchAutoRenew,
  writeAutoRenewal,
} from './auto-renewal.queries';
import { type AutoRenewalRow } from './auto-renewal.view';

export const AUTO_RENEW_JOB = 'auto-renew';
export const AUTO_RENEW_LINE_JOB = 'auto-renew-line';
const LOOK_SECONDS = 60;
/** More than one worker does in a minute (600/s), so that the look never keeps it waiting. */
const LINES_AT_ONCE = 40_000;
const LINES_PER_TURN = 50;

/** Thrown out of a write that found nothing to try: switched off, renewed or tried meanwhile. */
class NotDue extends Error {}
/** Nothing is left to try, and the last try was never recorded as failed: a crash stood between. */
class NoTryLeft extends Error {}

/** A line whose last plan ends, and what was tried for it. */
interface EndingLine {
  row: AutoRenewalRow;
  subscriptionId: string;
  planId: string;
  turn: AutoRenewTurn;
}

interface Failure {
  customerId: string;
  lineId: string;
  /** Decline reason or problem code. */
  error: string;
  reason: LocalText;
  /** The try that was declined; null: it was refused before anything was charged. */
  renewalId: string | null;
  /** The money came, but the plan could not be started. */
  charged?: boolean;
}

interface AutoFailed extends Record<string, unknown> {
  customerId: string;
  lineId: string;
  renewalId: string;
  error: string;
  charged: boolean;
}

const inBoth = (text: (locale: 'en' | 'zh') => string): LocalText => ({ en: text('en'), zh: text('zh') });

/** The end of a line's last plan, as the tries see it. Throws `NotDue` where nothing ends. */
function endingLine(row: AutoRenewalRow): EndingLine {
  const { last_id: subscriptionId, last_plan_id: lastPlanId, last_ends_at: endsAt } = row;
  if (!row.is_on || subscriptionId === null || lastPlanId === null || endsAt === null) throw new NotDue();
  const turn = {
    endsAt: endsAt.toISOString(),
    since: row.since.toISOString(),
    lastTryAt: row.last_try_at?.toISOString() ?? null,
    plannedAt: row.last_try_at && (row.next_try_at?.toISOString() ?? null),
  };
  return { row, subscriptionId, planId: row.plan_id ?? lastPlanId, turn };
}

/** Throws `NotDue` before its time, `NoTryLeft` after all of them. */
function refuseUnlessDue({ row, turn }: EndingLine, now: Instant): void {
  const next = dueAt(turn, row.schedule);
  if (next === null) throw turn.lastTryAt === null ? new NotDue() : new NoTryLeft();
  if (next > now) throw new NotDue();
}

/** The row as it is written back, with what changed. */
const changeOf = (
  { row, subscriptionId }: EndingLine,
  changes: Partial<AutoRenewalChange>,
): AutoRenewalChange => ({
  customerId: row.customer_id,
  lineId: row.id,
  planId: row.plan_id,
  paymentOrder: row.payment_order,
  since: row.since.toISOString(),
  subscriptionId,
  tries: row.tries,
  lastTryAt: row.last_try_at?.toISOString() ?? null,
  lastError: row.last_error,
  lastRenewalId: row.last_renewal_id,
  nextTryAt: row.next_try_at?.toISOString() ?? null,
  stopReason: null,
  stoppedAt: null,
  ...changes,
});

/**
 * Renews what ends by itself (rules 4). A try is written down in the transaction that begins it, so that however many workers and
 * crashes there are, each time of the schedule is tried once; the renewal itself is unique by the plan that it renews (R1).
 */
@Injectable()
export class AutoRenewalRun implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly renewals: RenewalService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(AUTO_RENEW_JOB, () => this.renewAll(), { everySeconds: LOOK_SECONDS });
    this.jobs.define(
      AUTO_RENEW_LINE_JOB,
      (data) => this.renewLine({ customerId: String(data['customerId']), lineId: String(data['lineId']) }),
      { perTurn: LINES_PER_TURN },
    );
  }

  /** Sends every line whose time has come to the workers. */
  async renewAll(): Promise<void> {
    const now = await this.db.now();
    const due = await this.db.read((em) => dueLines(em, now, LINES_AT_ONCE));
    const jobs = due.map(({ customer_id: customerId, line_id: lineId }) => ({
      key: lineId,
      data: { customerId, lineId },
    }));
    await this.jobs.sendMany(AUTO_RENEW_LINE_JOB, jobs);
  }

  /** One try, if it is due. May be called as often as one likes. */
  async renewLine(of: { customerId: string; lineId: string }): Promise<void> {
    try {
      await this.renewals.createAutomatic(of.customerId, systemContext(AUTO_RENEW_JOB), {
        order: (tx) => this.order(tx, of.lineId),
        begun: (tx, renewal) => this.rememberTry(tx, of.lineId, renewal),
      });
    } catch (error) {
      await this.onRefused(of, error);
    }
  }

  /** A charge was declined. What it had captured, if anything, lies in the balance: then nothing is tried again by itself. */
  @OnEvent('renewal.autoFailed')
  async onAutoFailed({ payload }: DomainEvent): Promise<void> {
    const { error, ...of } = payload as AutoFailed;
    await this.record({ ...of, error, reason: inBoth((locale) => renewalFailureText(error, locale)) });
  }

  /** A conflict passes by itself: the next look tries again. */
  private async onRefused(of: { customerId: string; lineId: string }, error: unknown): Promise<void> {
    if (error instanceof NotDue) return;
    if (error instanceof NoTryLeft) return this.recordLeftOver(of);
    if (!(error instanceof Problem)) throw error;
    // Nothing new is bought for an account that is being closed; where the closing is called off, it goes on.
    if (error.status !== 422 || error.code === 'customer_closing') return;
    const reason = inBoth((locale) => problemText(error.code, error.params, locale));
    await this.record({ ...of, renewalId: null, error: error.code, reason });
  }

  private async recordLeftOver(of: { customerId: string; lineId: string }): Promise<void> {
    const { last_renewal_id: renewalId } = await this.db.read((em) => autoRenewalOf(em, of.lineId));
    if (renewalId === null) throw new Error('a try that no one has recorded as failed has a renewal');
    const error = (await this.renewals.get(renewalId)).error ?? 'unavailable';
    const reason = inBoth((locale) => renewalFailureText(error, locale));
    await this.record({ ...of, renewalId, error, reason });
  }

  /** What is to be bought, under the customer's lock. */
  private async order(
    tx: Tx,
    lineId: string,
  ): Promise<{ subscriptionId: string; request: CreateQuoteInput }> {
    const line = endingLine(await autoRenewalOf(tx.em, lineId));
    refuseUnlessDue(line, tx.now);
    const { row, subscriptionId, planId } = line;
    const payment = autoRenewPayment(row.payment_order, await chargeableMethod(tx.em, row.customer_id));
    const request: CreateQuoteInput = {
      customerId: row.customer_id,
      lineId,
      planId,
      policy: 'queue',
      payment,
      channel: 'autoRenew',
    };
    return { subscriptionId, request };
  }

  /** In the transaction that begins it; a renewal that is done needs no memory of its tries. */
  private async rememberTry(tx: Tx, lineId: string, renewal: RenewalDetailView): Promise<void> {
    if (renewal.state === 'succeeded') return;
    const line = endingLine(await autoRenewalOf(tx.em, lineId));
    const change = changeOf(line, {
      tries: line.row.tries + 1,
      lastTryAt: tx.now,
      lastError: null,
      lastRenewalId: renewal.id,
      nextTryAt: nextTryAt({ ...line.turn, lastTryAt: tx.now }, line.row.schedule),
    });
    await writeAutoRenewal(tx.em, change);
  }

  /** What follows from a try that failed, once: the next time, or the end of it and a case for somebody. */
  private async record(failure: Failure): Promise<void> {
    const { customerId, lineId } = failure;
    const ctx = systemContext(AUTO_RENEW_JOB);
    try {
      await this.db.write(ctx, { action: 'autoRenewal.record', customerId }, async (tx) => {
        const line = endingLine(await autoRenewalOf(tx.em, lineId));
        await this.write(tx, line, failure);
      });
    } catch (error) {
      if (!(error instanceof NotDue)) throw error;
    }
  }

  private async tell(
    tx: Tx,
    { line, failure, nextTryAt: next }: { line: EndingLine; failure: Failure; nextTryAt: Instant | null },
  ): Promise<void> {
    const { customerId, lineId, reason } = failure;
    const { subscriptionId, turn } = line;
    const { plan_name: planName, msisdn } = await namesOfPlan(tx.em, { customerId, subscriptionId });
    const { balance } = await walletOf(tx.em, customerId);
    const facts = { planName, msisdn, endsAt: turn.endsAt, balance, reason, nextTryAt: next };
    tx.emit('autoRenewal.failed', { customerId, lineId, ...facts });
  }

  private async write(tx: Tx, line: EndingLine, failure: Failure): Promise<void> {
    const turn = turnOf(line, failure, tx.now);
    const consequence: AutoRenewConsequence = failure.charged
      ? { kind: 'stop', reason: 'chargedWithoutPlan' }
      : afterFailure(failure.error, turn, line.row.schedule);
    const isNew = failure.renewalId === null;
    const change = changeOf(line, {
      tries: line.row.tries + (isNew ? 1 : 0),
      lastTryAt: turn.lastTryAt,
      lastError: failure.error,
      nextTryAt: consequence.kind === 'again' ? consequence.at : null,
      ...(consequence.kind === 'stop' ? { stopReason: consequence.reason, stoppedAt: tx.now } : {}),
    });
    await writeAutoRenewal(tx.em, change);
    if (consequence.kind === 'stop') await switchAutoRenew(tx.em, failure, false);
    const after = { error: failure.error, ...consequence };
    tx.audit({ subject: { kind: 'line', id: failure.lineId }, after });
    // What was charged is for staff to put right: "you have not been charged" would be wrong.
    if (!failure.charged) await this.tell(tx, { line, failure, nextTryAt: change.nextTryAt });
  }
}

/** The turn after the failure. Throws `NotDue` where it was recorded already, or something newer was tried. */
function turnOf(line: EndingLine, { renewalId }: Failure, now: Instant): AutoRenewTurn {
  const { row, turn } = line;
  if (renewalId !== null) {
    if (row.last_renewal_id !== renewalId || row.last_error !== null) throw new NotDue();
    return turn;
  }
  refuseUnlessDue(line, now);
  return { ...turn, lastTryAt: now };
}
