import {
  CurrencyField,
  type CurrencyCode,
  Flag,
  type LocalText,
  Nested,
  NestedList,
  Text,
  Whole,
} from '../kernel';
import { SERVICE_CODE } from './value-added-service.types';

const MOST_CURRENCIES = 30;

export class ServiceNameInput implements LocalText {
  @Text({ max: 60 })
  en: string;

  @Text({ max: 60 })
  zh: string;
}

/** What it does, for whoever explains it to a customer. */
export class ServiceDescriptionInput implements LocalText {
  @Text({ max: 300 })
  en: string;

  @Text({ max: 300 })
  zh: string;
}

export class ServiceFeeInput {
  @Whole({ max: 1_000_000_000, description: 'minor units, tax included; 0: it costs nothing' })
  amount: number;

  @CurrencyField()
  currency: CurrencyCode;
}

/** What can be changed in a service. A field that is left out stays as it is. */
export class UpdateValueAddedServiceInput {
  @Nested(() => ServiceNameInput, { optional: true })
  name?: ServiceNameInput;

  @Nested(() => ServiceDescriptionInput, { optional: true })
  description?: ServiceDescriptionInput;

  @NestedList(() => ServiceFeeInput, {
    max: MOST_CURRENCIES,
    optional: true,
    description: 'for a month, per currency of the wallet; in another currency it is not sold',
  })
  fees?: ServiceFeeInput[];

  @Flag({ optional: true, description: 'false: retired; lines that have it keep it, no other gets it' })
  active?: boolean;

  @Whole({ optional: true, max: 9_999, description: 'the smaller, the earlier in the list' })
  position?: number;
}

export class CreateValueAddedServiceInput extends UpdateValueAddedServiceInput {
  @Text({
    max: 40,
    pattern: SERVICE_CODE,
    description: 'lower case, digits, dashes; what the network knows it by; never changes',
  })
  code: string;

  @Nested(() => ServiceNameInput)
  override name: ServiceNameInput;

  @Nested(() => ServiceDescriptionInput)
  override description: ServiceDescriptionInput;

  @NestedList(() => ServiceFeeInput, {
    max: MOST_CURRENCIES,
    description: 'for a month, per currency of the wallet; in another currency it is not sold',
  })
  override fees: ServiceFeeInput[];
}
