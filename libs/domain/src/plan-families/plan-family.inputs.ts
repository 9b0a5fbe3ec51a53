import { Flag, Nested, Text, Whole, type LocalText } from '../kernel';

/** What customers read above the plans of a family. */
export class FamilyNameInput implements LocalText {
  @Text({ max: 80 })
  en: string;

  @Text({ max: 80 })
  zh: string;
}

/** What can be changed in a family. A field that is left out stays as it is. */
export class UpdatePlanFamilyInput {
  @Nested(() => FamilyNameInput, { optional: true })
  name?: FamilyNameInput;

  @Whole({ optional: true, max: 9_999, description: 'the smaller, the earlier in the list' })
  position?: number;

  @Flag({ optional: true, description: 'false: no longer offered for plans; those in it stay' })
  active?: boolean;
}

export class CreatePlanFamilyInput extends UpdatePlanFamilyInput {
  @Text({
    max: 40,
    pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
    description: 'lower case, digits, dashes; never changes',
  })
  code: string;

  @Nested(() => FamilyNameInput)
  override name: FamilyNameInput;
}
