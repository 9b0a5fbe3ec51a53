import {
  Flag,
  LOCALES,
  type Locale,
  Nested,
  NestedList,
  OneOf,
  ROLES,
  type Role,
  Text,
  TextList,
  Whole,
} from '../kernel';
import { API_KEY_ROLES } from './api-key.rules';
import { DENSITIES, type Density, THEMES, type Theme } from './staff.types';

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

const COLUMNS = { max: 60, each: 60 } as const;

/** How somebody has arranged the columns of one list. */
export class ListPreference {
  @Text({ max: 60, description: 'the noun of the list: customers' })
  list: string;

  @TextList({
    ...COLUMNS,
    optional: true,
    description: 'columns that are not shown; left out: as the list is made',
  })
  hidden?: string[];

  @TextList({
    ...COLUMNS,
    optional: true,
    description: 'columns in their order; those not named keep their place',
  })
  order?: string[];
}

/** How somebody likes the console, on every computer. */
export class Preferences {
  @OneOf(DENSITIES, { optional: true })
  density?: Density;

  @Whole({ min: 1, max: 100, optional: true, description: 'rows that a list opens with' })
  pageSize?: number;

  @Flag({ optional: true, description: 'whether single keys are commands' })
  singleKeys?: boolean;

  @NestedList(() => ListPreference, { max: 60, optional: true })
  lists?: ListPreference[];
}

/** What everybody changes of their own account; preferences are replaced as a whole. */
export class UpdateMeInput {
  @OneOf(LOCALES, { optional: true })
  locale?: Locale;

  @OneOf(THEMES, { optional: true })
  theme?: Theme;

  @Nested(() => Preferences, { optional: true })
  preferences?: Preferences;
}

export class CreateApiKeyInput {
  @Text({ max: 100, description: 'which system uses the key' })
  name: string;

  @OneOf(API_KEY_ROLES, { description: 'what the key may do' })
  role: (typeof API_KEY_ROLES)[number];

  @Whole({
    min: 1,
    max: 3650,
    optional: true,
    description: 'days until the key ends; left out: until revoked',
  })
  validForDays?: number;
}
