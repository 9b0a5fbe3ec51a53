import { type Instant } from '../kernel';

/** What the network can be told that a line is to be; `retired` takes it out of service for good. */
export const NETWORK_SERVICES = ['active', 'suspended', 'retired'] as const;
export type NetworkService = (typeof NETWORK_SERVICES)[number];

/** A line as the network has it, or as it is to have it. */
export interface NetworkLine {
  /** E.164. */
  msisdn: string;
  /** Null: an old line whose SIM profile nobody knows. */
  iccid: string | null;
  service: NetworkService;
  /** Codes of the value-added services that are on, in their order. */
  services: readonly string[];
}

/** Why the network did not do what it was told. Only `busy` may pass by itself. */
export const NETWORK_REFUSALS = [
  'busy',
  'numberBarred',
  'numberTaken',
  'profileTaken',
  'lineRetired',
  'serviceUnavailable',
] as const;
export type NetworkRefusal = (typeof NETWORK_REFUSALS)[number];

/** What became of an order. `accepted`: it will be done, ask again later. `noAnswer`: nobody knows. */
export type NetworkAnswer =
  | { result: 'confirmed'; asOf: Instant }
  | { result: 'refused'; refusal: NetworkRefusal; asOf: Instant }
  | { result: 'accepted' }
  | { result: 'noAnswer' };

/** The same when asked for later; `notFound`: the order never arrived. */
export type NetworkLookup = NetworkAnswer | { result: 'notFound' };

/** How the network has a line right now. */
export type NetworkReading =
  | { result: 'found'; line: NetworkLine; asOf: Instant }
  | { result: 'notFound'; asOf: Instant }
  | { result: 'noAnswer' };
