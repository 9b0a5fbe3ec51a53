import { DateField, Id, Nested, OneOf, PositiveMoney, Text } from '../kernel';
import { OFFLINE_PAYMENT_KINDS, type OfflinePaymentKind } from './offline-payment.types';

/** Money that reached the operator outside of the providers, as it is written down before its evidence is added. */
export class CreateOfflinePaymentInput {
  @Id()
  customerId: string;

  @OneOf(OFFLINE_PAYMENT_KINDS)
  kind: OfflinePaymentKind;

  @Nested(() => PositiveMoney, { description: "in the wallet's currency" })
  amount: PositiveMoney;

  @DateField({ description: "when it was received, in the operator's zone" })
  receivedOn: string;

  @Text({ max: 60, description: "of the bank's statement, or the receipt's number; once per kind" })
  bankReference: string;

  @Text({ max: 500, optional: true })
  comment?: string;
}

/** Why a record was a mistake; another person has to agree. */
export class ReverseOfflinePaymentInput {
  @Text({ max: 500, description: 'what was wrong with the record' })
  reason: string;
}
