import { Injectable } from '@nestjs/common';
import {
  type AutoRenewalView,
  autoRenewPayment,
  nextTryAt,
  type SetAutoRenewInput,
} from '@ur-desk/domain/auto-renewals';
import { refuseAct } from '@ur-desk/domain/customer-status';
import { fieldProblem, type Instant, Problem } from '@ur-desk/domain/kernel';
import { isInService } from '@ur-desk/domain/lines';
import { priceIn } from '@ur-desk/domain/plans';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { customerById } from '../customers/customer.queries';
import { releasedPlanVersion } from '../plans/plan.queries';
import { autoRenewalList } from './auto-renewal.list';
import {
  type AutoRenewalChange,
  autoRenewalOf,
  chargeableMethod,
  switchAutoRenew,
  writeAutoRenewal,
} from './auto-renewal.queries';
import { type AutoRenewalRow, autoRenewalView } from './auto-renewal.view';

/** Whether and how lines are renewed by themselves (rules 4); `AutoRenewalRun` does it. */
@Injectable()
export class AutoRenewalService {
  constructor(private readonly db: Db) {}

  /** Those that did not go through: tried again, or stopped. */
  async list(query: ListQuery, { actor }: CallContext): Promise<ListPage<AutoRenewalView>> {
    const page = await this.db.read((em) => runList<AutoRenewalRow>(em, autoRenewalList, query));
    return mapPage(page, (row) => autoRenewalView(actor.role, row));
  }

  /** Throws `not_found`. */
  async get(lineId: string, { actor }: CallContext): Promise<AutoRenewalView> {
    return autoRenewalView(actor.role, await this.db.read((em) => autoRenewalOf(em, lineId)));
  }

  /**
   * Switched on (again) it begins anew: what failed before does not count. Throws `not_found`, `version_conflict`, and where it is
   * switched on what the account refuses, `line_not_renewable`, `plan_not_released`, `add_on_only_added` and `plan_not_sold` at the plan,
   * `auto_renew_no_method` at the payment order.
   */
  async set(lineId: string, input: SetAutoRenewInput, ctx: CallContext): Promise<AutoRenewalView> {
    const { customer_id: customerId } = await this.db.read((em) => autoRenewalOf(em, lineId));
    return this.db.write(ctx, { action: 'autoRenewal.update', customerId }, async (tx) => {
      const row = await autoRenewalOf(tx.em, lineId);
      const before = autoRenewalView(ctx.actor.role, row);
      const subject = { kind: 'line', id: lineId } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      if (input.on) await refuseUnlessRenewable(tx.em, row, input);
      await writeAutoRenewal(tx.em, changeOf(row, input, tx.now));
      await switchAutoRenew(tx.em, { customerId, lineId }, input.on);
      const after = autoRenewalView(ctx.actor.role, await autoRenewalOf(tx.em, lineId));
      tx.audit({ subject, before: termsOf(before), after: termsOf(after) });
      return after;
    });
  }
}

const termsOf = ({ on, planId, paymentOrder }: AutoRenewalView) => ({ on, planId, paymentOrder });

/** What the row says after a change of its terms: nothing was tried under them yet, unless it was on before. */
function changeOf(row: AutoRenewalRow, input: SetAutoRenewInput, now: Instant): AutoRenewalChange {
  const { planId, paymentOrder } = input;
  const terms = { customerId: row.customer_id, lineId: row.id, planId, paymentOrder };
  const goesOn = row.is_on && input.on;
  const since = goesOn ? row.since.toISOString() : now;
  const lastTryAt = goesOn ? (row.last_try_at?.toISOString() ?? null) : null;
  const endsAt = row.last_ends_at?.toISOString() ?? null;
  return {
    ...terms,
    since,
    subscriptionId: row.last_id,
    tries: goesOn ? row.tries : 0,
    lastTryAt,
    lastError: goesOn ? row.last_error : null,
    lastRenewalId: goesOn ? row.last_renewal_id : null,
    nextTryAt: input.on && endsAt !== null ? nextTryAt({ endsAt, since, lastTryAt }, row.schedule) : null,
    stopReason: null,
    stoppedAt: null,
  };
}

async function refuseUnlessRenewable(
  em: EntityManager,
  row: AutoRenewalRow,
  { planId, paymentOrder }: SetAutoRenewInput,
): Promise<void> {
  const customer = await customerById(em, row.customer_id);
  if (!customer) throw new Error('a line has a customer');
  refuseAct(customer.status, 'buy');
  if (!isInService(row.line_state)) throw new Problem('line_not_renewable', { state: row.line_state });
  if (planId !== null) {
    const version = await releasedPlanVersion(em, planId);
    if (!version) throw fieldProblem('planId', 'plan_not_released');
    if (version.kind === 'addOn') throw fieldProblem('planId', 'add_on_only_added');
    const { walletCurrency: currency } = customer;
    if (!priceIn(version, currency)) throw fieldProblem('planId', 'plan_not_sold', { currency });
  }
  refuseWithoutMethod(paymentOrder, await chargeableMethod(em, row.customer_id));
}

function refuseWithoutMethod(order: SetAutoRenewInput['paymentOrder'], methodId: string | null): void {
  try {
    autoRenewPayment(order, methodId);
  } catch (error) {
    throw error instanceof Problem ? fieldProblem('paymentOrder', error.code) : error;
  }
}
