import {
  Flag,
  Id,
  InstantField,
  LOCALES,
  NestedList,
  Nested,
  OneOf,
  Text,
  TextList,
  Whole,
  type Locale,
} from '../kernel';
import { ReplyTitleInput, ReplyWordsInput } from './canned-reply.inputs';

/** So many canned replies are offered in a ticket. */
export const OFFERED_REPLIES = 200;

/** An answer that is given again and again, in both languages. */
export class CannedReplyView {
  @Id() id: string;
  @Text({ max: 40 }) code: string;
  @Nested(() => ReplyTitleInput) title: ReplyTitleInput;
  @Nested(() => ReplyWordsInput) text: ReplyWordsInput;
  @Text({ max: 40, nullable: true, description: 'the reason with which such a ticket is resolved' })
  reasonCode: string | null;
  @Flag({ description: 'false: no longer offered' }) active: boolean;
  @Whole({ description: 'the smaller, the earlier in the list' }) position: number;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}

/** A canned reply as a ticket offers it: in the customer's language, with the customer's data. */
export class OfferedReplyView {
  @Id() id: string;
  @Text({ max: 40 }) code: string;
  @Nested(() => ReplyTitleInput) title: ReplyTitleInput;
  @Text({ max: 40_000, description: 'filled in' }) text: string;
  @TextList({
    max: 100,
    each: 100,
    description: 'places that nobody could fill in, `{plan}`: nothing is sent while they stand',
  })
  missing: string[];
  @Text({ max: 40, nullable: true }) reasonCode: string | null;
}

export class OfferedRepliesView {
  @OneOf(LOCALES, { description: 'the customer’s language' }) locale: Locale;
  @NestedList(() => OfferedReplyView, { max: OFFERED_REPLIES }) replies: OfferedReplyView[];
}
