import { OwnRequestView } from '../approvals';
import { DateField, Id, InstantField, MoneyField, Nested, OneOf, Text, Whole } from '../kernel';
import { ActorView } from '../ledger';
import {
  OFFLINE_PAYMENT_KINDS,
  OFFLINE_PAYMENT_STATES,
  type OfflinePaymentKind,
  type OfflinePaymentState,
} from './offline-payment.types';

/** The payment that a record became. */
export class OfflineCapturedView {
  @Id()
  id: string;

  @Text({ max: 20 })
  reference: string;
}

/** That a record was a mistake: asked for, or taken back. */
export class OfflineReversalView {
  @Text({ max: 500, nullable: true, description: 'null when the person was erased' })
  reason: string | null;

  @Nested(() => OwnRequestView)
  approval: OwnRequestView;

  @Nested(() => MoneyField, { nullable: true, description: 'what went back; null: not decided yet' })
  amount: MoneyField | null;

  @InstantField({ nullable: true })
  at: string | null;
}

/** Money that reached the operator outside of the providers. */
export class OfflinePaymentView {
  @Id()
  id: string;

  @Id()
  customerId: string;

  @Text({ max: 20 })
  reference: string;

  @OneOf(OFFLINE_PAYMENT_KINDS)
  kind: OfflinePaymentKind;

  @OneOf(OFFLINE_PAYMENT_STATES)
  state: OfflinePaymentState;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @DateField({ description: "in the operator's zone" })
  receivedOn: string;

  @Text({ max: 60 })
  bankReference: string;

  @Text({ max: 500, nullable: true, description: 'null also when the person was erased' })
  comment: string | null;

  @Whole({ description: 'how many files prove it' })
  evidenceFiles: number;

  @Nested(() => OfflineCapturedView, { nullable: true, description: 'null: it is not recorded yet' })
  payment: OfflineCapturedView | null;

  @Nested(() => OwnRequestView, { nullable: true, description: 'null: within the limits' })
  approval: OwnRequestView | null;

  @Nested(() => OfflineReversalView, { nullable: true, description: 'the last one that was asked for' })
  reversal: OfflineReversalView | null;

  @Nested(() => ActorView)
  actor: ActorView;

  @InstantField()
  createdAt: string;

  @InstantField({ nullable: true })
  recordedAt: string | null;
}
