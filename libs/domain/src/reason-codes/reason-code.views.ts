import { Flag, Id, InstantField, Nested, OneOfList, Text, Whole } from '../kernel';
import { ReasonTextInput } from './reason-code.inputs';
import { REASON_USES, type ReasonUse } from './reason-code.types';

/** A reason as a form offers it. */
export class OfferedReasonView {
  @Text({ max: 40 })
  code: string;

  @Nested(() => ReasonTextInput)
  text: ReasonTextInput;

  @Flag({ description: 'it says too little without a comment' })
  commentNeeded: boolean;
}

export class ReasonCodeView extends OfferedReasonView {
  @Id()
  id: string;

  @OneOfList(REASON_USES, { description: 'what it can be given for' })
  uses: ReasonUse[];

  @Flag({ description: 'false: no longer offered' })
  active: boolean;

  @Whole({ description: 'the smaller, the earlier in the list' })
  position: number;

  @InstantField()
  createdAt: string;

  @InstantField()
  updatedAt: string;

  @Whole({ min: 1 })
  version: number;
}
