import {
  CountryField,
  CurrencyField,
  Flag,
  Id,
  InstantField,
  JsonObject,
  LOCALES,
  MESSAGE_CHANNELS,
  OneOf,
  OneOfList,
  Text,
  TextList,
  Whole,
  ZoneField,
  type CurrencyCode,
  type Locale,
  type MessageChannel,
} from '../kernel';
import { CUSTOMER_STATUSES, type CustomerStatus } from './customer.types';

/** A customer as staff see him. Phone, e-mail and custom fields are masked where `contactsMasked` is set. */
export class CustomerView {
  @Id() id: string;
  @Text({ max: 20 }) reference: string;
  @OneOf(CUSTOMER_STATUSES) status: CustomerStatus;
  @Text({ max: 200, nullable: true }) name: string | null;
  @Text({ max: 40, nullable: true }) phone: string | null;
  @Text({ max: 254, nullable: true }) email: string | null;
  @InstantField({ nullable: true }) phoneVerifiedAt: string | null;
  @InstantField({ nullable: true }) emailVerifiedAt: string | null;
  @InstantField({ nullable: true, description: 'a message could not be delivered there' })
  phoneBouncedAt: string | null;
  @InstantField({ nullable: true, description: 'a message could not be delivered there' })
  emailBouncedAt: string | null;
  @Flag({ description: 'phone, e-mail and custom fields are masked for this role' }) contactsMasked: boolean;
  @InstantField({ nullable: true, description: 'when everything about the person was removed' })
  anonymisedAt: string | null;
  @CountryField() country: string;
  @OneOf(LOCALES) locale: Locale;
  @ZoneField() zone: string;
  @CurrencyField() walletCurrency: CurrencyCode;
  @TextList({ max: 20, each: 40 }) tags: string[];
  @OneOfList(MESSAGE_CHANNELS, { description: 'by which ways he wants no reminders and no advertising' })
  optOuts: MessageChannel[];
  @Text({ max: 60, nullable: true }) externalSource: string | null;
  @Text({ max: 120, nullable: true }) externalId: string | null;
  @JsonObject() customFields: Record<string, unknown>;
  @InstantField() createdAt: string;
  @InstantField() updatedAt: string;
  @Whole({ min: 1 }) version: number;
}

/** The contact in clear, after a reason was given. */
export class RevealedContactView {
  @Id() customerId: string;
  @Text({ max: 40, nullable: true }) phone: string | null;
  @Text({ max: 254, nullable: true }) email: string | null;
}
