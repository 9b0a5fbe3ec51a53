import { LOCALES, type Locale, OneOf, ROLES, type Role, Text, Whole } from '../kernel';
import { THEMES, type Theme } from './staff.types';

/** One @, no spaces, a dot in the domain: whether it can be reached is proved by the set-up link that goes there. */
export const STAFF_EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,185}\.[^\s@.,;<>"]{2,}$/;

/** How an address is kept and compared. */
export const normaliseEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

export class CreateStaffInput {
  @Text({ max: 254, pattern: STAFF_EMAIL, code: 'not_email', format: 'email' })
  email: string;

  @Text({ max: 100 })
  name: string;

  @OneOf(ROLES)
  role: Role;

  @OneOf(LOCALES, { optional: true })
  locale?: Locale;
}

/** What an administrator changes of somebody's account; what is left out stays. */
export class UpdateStaffInput {
  @Text({ max: 100, optional: true })
  name?: string;

  @OneOf(ROLES, { optional: true })
  role?: Role;

  @OneOf(LOCALES, { optional: true })
  locale?: Locale;
}

/** What everybody changes of their own account. */
export class UpdateMeInput {
  @OneOf(LOCALES, { optional: true })
  locale?: Locale;

  @OneOf(THEMES, { optional: true })
  theme?: Theme;
}

export class CreateApiKeyInput {
  @Text({ max: 100, description: 'which system uses the key' })
  name: string;

  @OneOf(ROLES.filter((role) => role !== 'admin'), { description: 'what the key may do' })
  role: Exclude<Role, 'admin'>;

  @Whole({
    min: 1,
    max: 3650,
    optional: true,
    description: 'days until the key ends; left out: until revoked',
  })
  validForDays?: number;
}
