import { Flag, Nested, OneOfList, Text, Whole, type LocalText } from '../kernel';
import { REASON_USES, type ReasonUse } from './reason-code.types';

/** What staff choose from, in both languages. */
export class ReasonTextInput implements LocalText {
  @Text({ max: 80 })
  en: string;

  @Text({ max: 80 })
  zh: string;
}

/** What can be changed in a reason. A field that is left out stays as it is. */
export class UpdateReasonCodeInput {
  @Nested(() => ReasonTextInput, { optional: true })
  text?: ReasonTextInput;

  @OneOfList(REASON_USES, { optional: true, description: 'what it can be given for' })
  uses?: ReasonUse[];

  @Flag({ optional: true, description: 'it says too little without a comment' })
  commentNeeded?: boolean;

  @Flag({ optional: true, description: 'false: no longer offered' })
  active?: boolean;

  @Whole({ optional: true, max: 9_999, description: 'the smaller, the earlier in the list' })
  position?: number;
}

export class CreateReasonCodeInput extends UpdateReasonCodeInput {
  @Text({
    max: 40,
    pattern: /^[a-z][a-zA-Z0-9]*$/,
    description: 'letters and digits, beginning with a small letter; never changes',
  })
  code: string;

  @Nested(() => ReasonTextInput)
  override text: ReasonTextInput;

  @OneOfList(REASON_USES, { description: 'what it can be given for' })
  override uses: ReasonUse[];
}
