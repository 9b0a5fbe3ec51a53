import { isInService, type LineState } from './line.types';
import { type NetworkLine, type NetworkReading, type NetworkService } from './network.types';

/** A line as we have it. */
export interface OwnLine {
  state: LineState;
  /** E.164. */
  msisdn: string;
  /** Of the SIM profile in use; null: not known, or none any more. */
  iccid: string | null;
  /** Codes of the value-added services that are on, in any order. */
  services: readonly string[];
}

export const COMPARED_FIELDS = ['msisdn', 'iccid', 'service', 'services'] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

export interface LineDifference {
  field: ComparedField;
  /** What we have, and what the network has; null: nothing. */
  ours: string | null;
  network: string | null;
}

/** `missing`: the network does not know a line that is in service here. `noAnswer`: nobody knows. */
export const COMPARISON_RESULTS = ['same', 'differs', 'missing', 'noAnswer'] as const;
export type ComparisonResult = (typeof COMPARISON_RESULTS)[number];

export interface LineComparison {
  result: ComparisonResult;
  differences: LineDifference[];
}

const SERVICE: Record<LineState, NetworkService | null> = {
  ordered: null,
  active: 'active',
  suspended: 'suspended',
  retired: 'retired',
};

/** Several codes as one value, the same whatever their order; null: none. */
const codesOf = (services: readonly string[]): string | null => [...services].sort().join(', ') || null;

/** Number, profile and services of a line that is over, or was never in service, matter to nobody. */
function differencesOf(own: OwnLine, network: NetworkLine) {
  const service = { field: 'service', ours: SERVICE[own.state], network: network.service } as const;
  const isLive = isInService(own.state);
  const number = { field: 'msisdn', ours: own.msisdn, network: network.msisdn } as const;
  const profile = { field: 'iccid', ours: own.iccid, network: network.iccid } as const;
  const services = {
    field: 'services',
    ours: codesOf(own.services),
    network: codesOf(network.services),
  } as const;
  const compared: LineDifference[] = [
    ...(isLive ? [number] : []),
    ...(isLive && own.iccid !== null ? [profile] : []),
    service,
    ...(isLive ? [services] : []),
  ];
  return compared.filter(({ ours, network: theirs }) => ours !== theirs);
}

/**
 * What we have of a line beside what the network has (rules 8: the network can disagree). A line that never was in service, or is over, may
 * be unknown to it.
 */
export function compareWithNetwork(own: OwnLine, reading: NetworkReading): LineComparison {
  switch (reading.result) {
    case 'noAnswer':
      return { result: 'noAnswer', differences: [] };
    case 'notFound':
      return { result: isInService(own.state) ? 'missing' : 'same', differences: [] };
    case 'found': {
      const differences = differencesOf(own, reading.line);
      return { result: differences.length > 0 ? 'differs' : 'same', differences };
    }
  }
}
