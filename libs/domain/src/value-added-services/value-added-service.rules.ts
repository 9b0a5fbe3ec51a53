import { type FieldError, type Money, Problem } from '../kernel';

/** Refuses fees that name a currency twice. Throws `validation_failed` at the second one. */
export function refuseServiceFees(fees: readonly Money[]): void {
  const currencies = fees.map(({ currency }) => currency);
  const errors = currencies.flatMap((currency, index): FieldError[] =>
    currencies.indexOf(currency) < index ? [{ field: `fees.${index}.currency`, code: 'repeated' }] : [],
  );
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
}
