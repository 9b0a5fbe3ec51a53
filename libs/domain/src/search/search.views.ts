import { Flag, Id, NestedList, OneOf, Text } from '../kernel';

export const SEARCH_KINDS = [
  'customer',
  'line',
  'payment',
  'topUp',
  'offlinePayment',
  'renewal',
  'refund',
  'dispute',
  'subscription',
  'adjustment',
  'approval',
  'accountClosing',
  'ticket',
  'coupon',
  'promotion',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

export const SEARCH_FIELDS = [
  'name',
  'phone',
  'email',
  'reference',
  'externalId',
  'msisdn',
  'iccid',
] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

export class SearchInput {
  @Text({
    max: 120,
    description:
      'part of a phone number, e-mail, name, ICCID or external id; a reference or a part of it, also a provider’s; last four of a card; a coupon code',
  })
  q: string;
}

/** What was found: which record, whose, and by what. */
export class SearchHit {
  @OneOf(SEARCH_KINDS) kind: SearchKind;
  @Id() id: string;
  @Id({ nullable: true, description: 'of a coupon: who has used it, or for whom it is' }) customerId:
    string | null;
  @Text({ max: 200 }) title: string;
  @Text({ max: 300 }) subtitle: string;
  @Text({ max: 30, nullable: true, description: 'how it stands; null: it has no state' })
  state: string | null;
  @Text({ max: 300, nullable: true, description: 'the value that the query met, when it met one alone' })
  matched: string | null;
}

export class SearchView {
  @NestedList(() => SearchHit, { max: 20 }) hits: SearchHit[];
  @Flag({ description: 'there are more than are shown: type more' }) more: boolean;
}
