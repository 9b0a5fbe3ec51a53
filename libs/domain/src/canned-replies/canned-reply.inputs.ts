import { Flag, Nested, Text, Whole, type LocalText } from '../kernel';

/** As long as an answer may be. */
const MOST_CHARACTERS = 4_000;

/** What a canned reply is called in the list that agents choose from. */
export class ReplyTitleInput implements LocalText {
  @Text({ max: 80 })
  en: string;

  @Text({ max: 80 })
  zh: string;
}

/** What is said to customers; `{name}` and the like stand for their data. */
export class ReplyWordsInput implements LocalText {
  @Text({ max: MOST_CHARACTERS })
  en: string;

  @Text({ max: MOST_CHARACTERS })
  zh: string;
}

/** What can be changed in a canned reply. A field that is left out stays as it is. */
export class UpdateCannedReplyInput {
  @Nested(() => ReplyTitleInput, { optional: true })
  title?: ReplyTitleInput;

  @Nested(() => ReplyWordsInput, { optional: true })
  text?: ReplyWordsInput;

  @Text({
    max: 40,
    optional: true,
    nullable: true,
    description: 'the reason with which such a ticket is resolved; null: none',
  })
  reasonCode?: string | null;

  @Flag({ optional: true, description: 'false: no longer offered' })
  active?: boolean;

  @Whole({ optional: true, max: 9_999, description: 'the smaller, the earlier in the list' })
  position?: number;
}

export class CreateCannedReplyInput extends UpdateCannedReplyInput {
  @Text({
    max: 40,
    pattern: /^[a-z][a-zA-Z0-9]*$/,
    description:
      'what agents type to find it: letters and digits, beginning with a small letter; never changes',
  })
  code: string;

  @Nested(() => ReplyTitleInput)
  override title: ReplyTitleInput;

  @Nested(() => ReplyWordsInput)
  override text: ReplyWordsInput;
}
