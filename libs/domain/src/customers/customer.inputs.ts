import {
  CountryField,
  CurrencyField,
  Id,
  InstantField,
  JsonObject,
  LOCALES,
  MESSAGE_CHANNELS,
  OneOf,
  OneOfList,
  Flag,
  Text,
  TextList,
  Whole,
  ZoneField,
  type CurrencyCode,
  type Locale,
  type MessageChannel,
} from '../kernel';
import { CUSTOMER_STATUSES, type CustomerStatus } from './customer.types';
import { EMAIL_MAX } from './email.rules';

const OPTIONAL = { optional: true, nullable: true } as const;
const TAGS = { max: 20, each: 40, optional: true } as const;

/** Name, phone and e-mail may be missing: an import may know only an external id. */
export class CreateCustomerInput {
  @Text({ max: 200, ...OPTIONAL }) name?: string | null;
  @Text({ max: 40, ...OPTIONAL, description: 'E.164, or the national form of the country' }) phone?:
    string | null;
  @Text({ max: EMAIL_MAX, ...OPTIONAL }) email?: string | null;
  @CountryField() country: string;
  @OneOf(LOCALES) locale: Locale;
  @ZoneField({ optional: true, description: 'the main zone of the country when left out' }) zone?: string;
  @CurrencyField() walletCurrency: CurrencyCode;
  @TextList(TAGS) tags?: string[];
  @Text({ max: 60, ...OPTIONAL }) externalSource?: string | null;
  @Text({ max: 120, ...OPTIONAL }) externalId?: string | null;
  @JsonObject({ optional: true }) customFields?: Record<string, unknown>;
}

/** Merged into the customer: what is left out stays, null removes. Read-only fields are accepted unchanged. */
export class UpdateCustomerInput {
  @Text({ max: 200, min: 0, ...OPTIONAL }) name?: string | null;
  @Text({ max: 40, min: 0, ...OPTIONAL }) phone?: string | null;
  @Text({ max: EMAIL_MAX, min: 0, ...OPTIONAL }) email?: string | null;
  @CountryField({ optional: true }) country?: string;
  @OneOf(LOCALES, { optional: true }) locale?: Locale;
  @ZoneField({ optional: true }) zone?: string;
  @TextList(TAGS) tags?: string[];
  @OneOfList(MESSAGE_CHANNELS, {
    optional: true,
    description: 'by which ways he wants no reminders and no advertising',
  })
  optOuts?: MessageChannel[];
  @JsonObject({ optional: true }) customFields?: Record<string, unknown>;
  @Whole({ min: 1, optional: true, description: 'the version that was seen, instead of If-Match' })
  version?: number;

  @Id({ optional: true, description: 'read only' }) id?: string;
  @Text({ max: 20, optional: true, description: 'read only' }) reference?: string;
  @OneOf(CUSTOMER_STATUSES, { optional: true, description: 'read only' }) status?: CustomerStatus;
  @InstantField({ ...OPTIONAL, description: 'read only' }) phoneVerifiedAt?: string | null;
  @InstantField({ ...OPTIONAL, description: 'read only' }) emailVerifiedAt?: string | null;
  @InstantField({ ...OPTIONAL, description: 'read only' }) phoneBouncedAt?: string | null;
  @InstantField({ ...OPTIONAL, description: 'read only' }) emailBouncedAt?: string | null;
  @CurrencyField({ optional: true, description: 'read only' }) walletCurrency?: CurrencyCode;
  @Text({ max: 60, ...OPTIONAL, description: 'read only' }) externalSource?: string | null;
  @Text({ max: 120, ...OPTIONAL, description: 'read only' }) externalId?: string | null;
  @Flag({ optional: true, description: 'read only' }) contactsMasked?: boolean;
  @InstantField({ ...OPTIONAL, description: 'read only' }) anonymisedAt?: string | null;
  @InstantField({ optional: true, description: 'read only' }) createdAt?: string;
  @InstantField({ optional: true, description: 'read only' }) updatedAt?: string;
}

/** Showing what is masked is an act of its own, with a reason that stays (rules 10). */
export class RevealContactInput {
  @Text({ min: 3, max: 500, description: 'kept in the audit log' }) reason: string;
}
