import { MoneyField, Nested, Text } from '../kernel';

/** An order to close an account. */
export class CloseAccountInput {
  @Text({ min: 3, max: 500, description: 'why; kept in the audit log' })
  reason: string;

  @Nested(() => MoneyField, {
    description: 'what the preview said is paid out: when it is another amount by now, nothing is done',
  })
  payOut: MoneyField;
}

/** What finance did with the rest that no payment stands behind. */
export class PayOutClosingInput {
  @Nested(() => MoneyField, {
    description: 'what was paid out: when another amount is owed by now, nothing is booked',
  })
  amount: MoneyField;

  @Text({
    max: 60,
    optional: true,
    description: "of the bank's statement, or the receipt's number; required",
  })
  bankReference?: string;

  @Text({ max: 500, optional: true })
  comment?: string;
}
