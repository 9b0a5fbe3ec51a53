import { Id, InstantField, MoneyField, Nested, NestedList, OneOf, Text } from '../kernel';
import { PAYMENT_PROVIDERS, type PaymentProviderName } from '../payments';
import { PlanNameInput } from '../plans';
import { RefundLinkView, RefundSuggestionView } from './refund.views';

/** What one payment gives back for the plan that is replaced, with every term of the calculation. */
export class PlanCreditPartView {
  @Id()
  paymentId: string;

  @Text({ max: 20 })
  paymentReference: string;

  @OneOf(PAYMENT_PROVIDERS)
  provider: PaymentProviderName;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @Nested(() => RefundSuggestionView)
  suggestion: RefundSuggestionView;

  @Nested(() => RefundLinkView, { nullable: true, description: 'null: not booked, or nothing to give back' })
  refund: RefundLinkView | null;
}

/** The value of the plan that a renewal replaces: it is credited to the wallet, and pays first. */
export class PlanCreditView {
  @Id()
  subscriptionId: string;

  @Text({ max: 20 })
  subscriptionReference: string;

  @Nested(() => PlanNameInput)
  planName: PlanNameInput;

  @InstantField({ description: 'when it would have ended' })
  endsAt: string;

  @Nested(() => MoneyField)
  amount: MoneyField;

  @NestedList(() => PlanCreditPartView, { description: 'one for each payment that paid for the plan' })
  parts: PlanCreditPartView[];
}
