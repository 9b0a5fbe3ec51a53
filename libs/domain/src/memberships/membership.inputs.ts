import { DateField, type LocalDate, Text } from '../kernel';

/** A tier set by a person, whatever was spent. */
export class OverrideMembershipInput {
  @Text({ max: 40, description: 'the code of a tier; `none`: no tier' })
  tier: string;

  @DateField({ description: 'the last day, on the operator’s calendar' })
  until: LocalDate;

  @Text({ max: 500 })
  reason: string;
}

/** Why a tier that a person set ends before its day. */
export class EndOverrideInput {
  @Text({ max: 500 })
  reason: string;
}
