import { type AdjustmentKind, type AdjustmentState, type AdjustmentView } from '@ur-desk/domain/adjustments';
import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { type ChangeView } from '@ur-desk/domain/approvals';
import { type Instant, type LocalText } from '@ur-desk/domain/kernel';
import { type ActorView } from '@ur-desk/domain/ledger';
import { isMoneyMeasure, type Measure } from '@ur-desk/domain/limits';
import {
  OWN_REQUEST_COLUMNS,
  OWN_REQUEST_JOINS,
  type OwnRequestRow,
  ownRequestView,
} from '../approvals/own-request.view';
import { ACTOR_JOINS, ACTOR_NAME } from '../ledger/ledger.view';

export const ADJUSTMENT_FROM = `adjustment t ${ACTOR_JOINS}
  LEFT JOIN subscription b ON b.id = t.subscription_id AND b.customer_id = t.customer_id
  LEFT JOIN plan_version v ON v.id = b.plan_version_id
  ${OWN_REQUEST_JOINS}`;

export const ADJUSTMENT_COLUMNS = `t.id, t.customer_id, t.reference, t.kind, t.state, t.measure, t.quantity,
  t.subscription_id, b.reference AS subscription_reference, v.name AS plan_name, t.allowance_kind, t.changes, t.reason_code,
  t.comment, ${OWN_REQUEST_COLUMNS}, t.actor_kind, t.actor_id, t.created_at, t.done_at, ${ACTOR_NAME}`;

export interface AdjustmentRow extends OwnRequestRow {
  id: string;
  customer_id: string;
  reference: string;
  kind: AdjustmentKind;
  state: AdjustmentState;
  measure: Measure;
  quantity: number;
  subscription_id: string | null;
  subscription_reference: string | null;
  plan_name: LocalText | null;
  allowance_kind: AllowanceKind | null;
  changes: ChangeView[];
  reason_code: string;
  comment: string | null;
  actor_kind: ActorView['kind'];
  actor_id: string;
  actor_name: string;
  created_at: Date;
  done_at: Date | null;
}

function planOf(row: AdjustmentRow): AdjustmentView['plan'] {
  const { subscription_id: id, subscription_reference: reference, plan_name: name } = row;
  return id && reference && name ? { id, reference, planName: { en: name.en, zh: name.zh } } : null;
}

/** An adjustment as it is at `now`: a request whose time is over has expired, whether or not the job has noticed. */
export function adjustmentView(row: AdjustmentRow, now: Instant): AdjustmentView {
  const { measure, quantity, kind, allowance_kind: allowanceKind } = row;
  const approval = ownRequestView(row, now);
  const expired = row.state === 'awaitingApproval' && approval?.state === 'expired';
  return {
    id: row.id,
    customerId: row.customer_id,
    reference: row.reference,
    kind,
    state: expired ? 'expired' : row.state,
    amount: isMoneyMeasure(measure) ? { amount: quantity, currency: measure } : null,
    allowance: allowanceKind && { kind: allowanceKind, quantity },
    days: kind === 'validity' ? quantity : null,
    plan: planOf(row),
    changes: row.changes,
    reasonCode: row.reason_code,
    comment: row.comment,
    approval,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
  };
}
