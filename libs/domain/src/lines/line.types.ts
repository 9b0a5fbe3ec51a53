import { type Instant } from '../kernel';
import { type NetworkRefusal } from './network.types';

/**
 * Service states of a line, as the network confirmed them (rules 8). `ordered`: its number and profile are bound, but the network has
 * not put it into service yet. A retired line's number rests and may go to another customer later.
 */
export const LINE_STATES = ['ordered', 'active', 'suspended', 'retired'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Plans are bought for lines that the network knows. */
export const isInService = (state: LineState): boolean => state === 'active' || state === 'suspended';

/** `reserved`: it waits for the network to confirm that it replaces the one in use. */
export const SIM_PROFILE_STATES = ['reserved', 'released', 'installed', 'revoked'] as const;
export type SimProfileState = (typeof SIM_PROFILE_STATES)[number];

/** How the code that downloads a profile is sent. */
export const ACTIVATION_CODE_WAYS = ['email', 'sms'] as const;
export type ActivationCodeWay = (typeof ACTIVATION_CODE_WAYS)[number];

/**
 * What the network is asked to do with a line. `retire` follows what we decided, `correct` tells it once more what we have; the others come
 * before what they change.
 */
export const LINE_ORDER_KINDS = [
  'activate',
  'suspend',
  'resume',
  'replaceSim',
  'changeNumber',
  'serviceOn',
  'serviceOff',
  'correct',
  'retire',
] as const;
export type LineOrderKind = (typeof LINE_ORDER_KINDS)[number];

/** Why a line is suspended. The first three are the customer's wish, the others ours (rules 8). */
export const SUSPENSION_REASONS = ['lost', 'stolen', 'customerWish', 'fraud', 'unpaid', 'misuse'] as const;
export type SuspensionReason = (typeof SUSPENSION_REASONS)[number];

/** How somebody agreed to get a line. */
export const MOVE_CONSENTS = ['call', 'writing', 'inPerson'] as const;
export type MoveConsent = (typeof MOVE_CONSENTS)[number];

/** `withdrawn`: the network refused it, and it is not wanted any more. */
export const LINE_ORDER_STATES = ['requested', 'confirmed', 'failed', 'withdrawn'] as const;
export type LineOrderState = (typeof LINE_ORDER_STATES)[number];

/** What an answer of the network makes of an order. */
export interface LineOrderVerdict {
  state: Exclude<LineOrderState, 'withdrawn'>;
  refusal: NetworkRefusal | null;
  /** When it was so at the network. */
  asOf: Instant;
}

/** What is looked at before a line is changed. */
export interface LineOrderFacts {
  state: LineState;
  /** The last order, whatever became of it. */
  last: { kind: LineOrderKind; state: LineOrderState } | null;
}
