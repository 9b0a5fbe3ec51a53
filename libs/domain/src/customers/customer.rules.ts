import { refuseAct } from '../customer-status';
import { MESSAGE_CHANNELS, Problem, normaliseText, type FieldError, type MessageChannel } from '../kernel';
import { changeContact, type ContactChange } from './contact.rules';
import { type UpdateCustomerInput } from './customer.inputs';
import { type CustomerView } from './customer.views';
import { maskCustomFields, maskEmail, maskPhone } from './masking.rules';

const READ_ONLY = [
  'id',
  'reference',
  'status',
  'phoneVerifiedAt',
  'emailVerifiedAt',
  'phoneBouncedAt',
  'emailBouncedAt',
  'walletCurrency',
  'externalSource',
  'externalId',
  'contactsMasked',
  'anonymisedAt',
  'createdAt',
  'updatedAt',
] as const satisfies (keyof CustomerView & keyof UpdateCustomerInput)[];

const refuse = (errors: FieldError[]): void => {
  if (errors.length > 0) throw new Problem('validation_failed', {}, errors);
};

/** A read-only field may come along unchanged, as a form sends the whole record; another value is refused (api). */
function refuseReadOnly(before: CustomerView, input: UpdateCustomerInput): void {
  const changed = READ_ONLY.filter((field) => input[field] !== undefined && input[field] !== before[field]);
  refuse(changed.map((field) => ({ field, code: 'read_only' })));
}

/** Trimmed, without blanks and repetitions, in the order given. */
export const normaliseTags = (tags: readonly string[]): string[] => [
  ...new Set(tags.map(normaliseText).filter((tag) => tag !== '')),
];

/** As chosen in another order it is the same. */
const inOrder = (channels: readonly MessageChannel[]): MessageChannel[] =>
  MESSAGE_CHANNELS.filter((channel) => channels.includes(channel));

const MAX_CUSTOM_FIELDS = 100;
const MAX_CUSTOM_FIELDS_CHARS = 20_000;
/** Throws where custom fields are too many or too long: they are kept, not a place for files. */
export function checkCustomFields(fields: Record<string, unknown>): void {
  const entries = Object.keys(fields).length;
  if (entries > MAX_CUSTOM_FIELDS)
    refuse([{ field: 'customFields', code: 'too_many', params: { max: MAX_CUSTOM_FIELDS } }]);
  const text = JSON.stringify(fields);
  if (text.length > MAX_CUSTOM_FIELDS_CHARS)
    refuse([{ field: 'customFields', code: 'too_long', params: { max: MAX_CUSTOM_FIELDS_CHARS } }]);
  if (/\\u0000|\\ud[89a-f]/i.test(text)) refuse([{ field: 'customFields', code: 'bad_characters' }]);
}

export interface CustomerChange {
  after: CustomerView;
  contact: ContactChange;
  /** The names of the fields that have another value now; empty: nothing to write. */
  changed: (keyof CustomerView)[];
}

const SETTABLE = ['country', 'locale', 'zone'] as const satisfies (keyof UpdateCustomerInput)[];

/**
 * What an update makes of a customer. Throws customer_closed, customer_anonymised, and validation_failed with the fields that cannot be.
 * A phone in national form is read with the country that the customer has after the change.
 */
export function changeCustomer(before: CustomerView, input: UpdateCustomerInput): CustomerChange {
  if (before.anonymisedAt !== null) throw new Problem('customer_anonymised');
  refuseAct(before.status, 'edit');
  refuseReadOnly(before, input);
  if (input.customFields) checkCustomFields(input.customFields);
  const settings = Object.fromEntries(
    SETTABLE.filter((field) => input[field] !== undefined).map((field) => [field, input[field]]),
  );
  const contact = changeContact(before, input, input.country ?? before.country);
  const after: CustomerView = {
    ...before,
    ...settings,
    ...contact.after,
    ...(input.tags ? { tags: normaliseTags(input.tags) } : {}),
    ...(input.customFields ? { customFields: input.customFields } : {}),
    ...(input.optOuts ? { optOuts: inOrder(input.optOuts) } : {}),
  };
  const changed = (Object.keys(after) as (keyof CustomerView)[]).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  return { after, contact, changed };
}

/** The view for a role that does not see contacts (rules 10). */
export const maskCustomer = (view: CustomerView): CustomerView => ({
  ...view,
  phone: view.phone === null ? null : maskPhone(view.phone),
  email: view.email === null ? null : maskEmail(view.email),
  customFields: maskCustomFields(view.customFields),
  contactsMasked: true,
});
