import {
  Flag,
  Id,
  InstantField,
  type Instant,
  LOCALES,
  type Locale,
  Nested,
  OneOf,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  Text,
  TextList,
  Whole,
  ZoneField,
} from '../kernel';
import { Preferences } from './staff.inputs';
import {
  IDENTITY_KINDS,
  type IdentityKind,
  SECOND_FACTOR_STATES,
  type SecondFactorState,
  SESSION_END_REASONS,
  type SessionEndReason,
  STAFF_STATES,
  type StaffState,
  THEMES,
  type Theme,
} from './staff.types';

/** Who I am and what I may do: what the console needs before it shows anything. */
export class MeView {
  @OneOf(IDENTITY_KINDS)
  kind: IdentityKind;

  @Id()
  id: string;

  @Text({ max: 100 })
  name: string;

  @Text({ max: 254, nullable: true, description: 'an API key has none' })
  email: string | null;

  @OneOf(ROLES)
  role: Role;

  @TextList({ max: PERMISSIONS.length, each: 64 })
  permissions: Permission[];

  @OneOf(LOCALES)
  locale: Locale;

  @OneOf(THEMES)
  theme: Theme;

  @Nested(() => Preferences)
  preferences: Preferences;

  @OneOf(SECOND_FACTOR_STATES, { description: 'while it is missing, nothing but setting it up is allowed' })
  secondFactor: SecondFactorState;

  @Id({ nullable: true })
  sessionId: string | null;

  @ZoneField({
    description: "the operator's time zone: windows and days are in it, whatever the computer's clock says",
  })
  operatorZone: string;
}

export class StaffView {
  @Id()
  id: string;

  @Text({ max: 254 })
  email: string;

  @Text({ max: 100 })
  name: string;

  @OneOf(ROLES)
  role: Role;

  @OneOf(STAFF_STATES)
  state: StaffState;

  @OneOf(LOCALES)
  locale: Locale;

  @Flag({ description: 'a shared account for trying the product out' })
  demo: boolean;

  @OneOf(SECOND_FACTOR_STATES)
  secondFactor: SecondFactorState;

  @InstantField({ nullable: true })
  lastSignInAt: Instant | null;

  @InstantField()
  createdAt: Instant;

  @InstantField()
  updatedAt: Instant;

  @Whole({ min: 1 })
  version: number;
}

/** Shown once: the link to give to the person, since only its hash is kept. */
export class SetUpLinkView {
  @Id()
  staffId: string;

  @Text({ max: 43, description: 'goes into the address of the console: /set-up#…' })
  token: string;

  @InstantField()
  expiresAt: Instant;
}

/** Somebody new, with the link to give to them. */
export class InvitedStaffView extends StaffView {
  @Nested(() => SetUpLinkView)
  setUpLink: SetUpLinkView;
}

/** A session in progress, or one that ended lately. */
export class SessionView {
  @Id()
  id: string;

  @Id()
  staffId: string;

  @Text({ max: 100 })
  staffName: string;

  @Flag({ description: 'the session that asks' })
  current: boolean;

  @Text({ max: 64, min: 0 })
  address: string;

  @Text({ max: 200, min: 0, description: 'what the browser says it is' })
  device: string;

  @InstantField()
  startedAt: Instant;

  @InstantField()
  lastSeenAt: Instant;

  @InstantField({ description: 'when it ends if nothing is done with it, or when it ended' })
  endsAt: Instant;

  @OneOf(SESSION_END_REASONS, { nullable: true })
  endReason: SessionEndReason | null;
}

export class ApiKeyView {
  @Id()
  id: string;

  @Text({ max: 100 })
  name: string;

  @OneOf(ROLES)
  role: Role;

  @Text({ max: 12, description: 'how the key begins, to recognise it' })
  prefix: string;

  @Id()
  createdBy: string;

  @InstantField()
  createdAt: Instant;

  @InstantField({ nullable: true })
  expiresAt: Instant | null;

  @InstantField({ nullable: true })
  revokedAt: Instant | null;

  @InstantField({ nullable: true })
  lastUsedAt: Instant | null;
}

/** Shown once, when the key is made: only its hash is kept. */
export class NewApiKeyView extends ApiKeyView {
  @Text({ max: 64, description: 'Authorization: Bearer …' })
  secret: string;
}

/** What an authenticator app needs; confirmed with the first code before it counts. */
export class SecondFactorView {
  @Text({ max: 64, description: 'base32' })
  secret: string;

  @Text({ max: 400, description: 'otpauth address, for a QR code' })
  uri: string;
}
