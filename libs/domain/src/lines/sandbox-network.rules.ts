import { SECOND_MS } from '../kernel';
import { type NetworkRefusal } from './network.types';

/** How late an order that the sandbox only accepts is done. */
export const SANDBOX_NETWORK_LATE_MS = 5 * SECOND_MS;

/**
 * What the sandbox network does with an order. `lost`: it is done, but the answer does not arrive. `silent`: it never arrives.
 * `ignored`: it is confirmed and not done, so that the network and we disagree.
 */
export type SandboxNetworkOutcome =
  | { kind: 'confirmed' | 'late' | 'lost' | 'silent' | 'ignored' }
  | { kind: 'refused'; refusal: NetworkRefusal };

const REFUSES_SERVICES = '9907';
const BUSY: SandboxNetworkOutcome = { kind: 'refused', refusal: 'busy' };
const CONFIRMED: SandboxNetworkOutcome = { kind: 'confirmed' };

/** By the last four digits of the number, like the test cards of payments: what a number does is certain. */
const OUTCOMES: Readonly<Record<string, SandboxNetworkOutcome>> = {
  '9901': { kind: 'late' },
  '9902': { kind: 'refused', refusal: 'numberBarred' },
  '9903': BUSY,
  '9904': { kind: 'lost' },
  '9905': { kind: 'silent' },
  '9906': { kind: 'ignored' },
};

/** An order as the sandbox looks at it; `busyBefore`: how often it has turned the line away as busy. */
export interface SandboxNetworkOrder {
  /** E.164. */
  msisdn: string;
  services: readonly string[];
  busyBefore: number;
}

/**
 * What the sandbox does with an order. It is busy once, then it is not any more; `9907` can be everything but have a value-added service.
 */
export function sandboxNetworkOutcome({
  msisdn,
  services,
  busyBefore,
}: SandboxNetworkOrder): SandboxNetworkOutcome {
  if (msisdn.endsWith(REFUSES_SERVICES) && services.length > 0)
    return { kind: 'refused', refusal: 'serviceUnavailable' };
  const outcome = OUTCOMES[msisdn.slice(-4)] ?? CONFIRMED;
  return outcome === BUSY && busyBefore > 0 ? CONFIRMED : outcome;
}
