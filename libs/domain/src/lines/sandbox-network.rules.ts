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

/**
 * What the sandbox does with an order for `msisdn` (E.164) that it has refused as busy `busyBefore` times: it is busy once, then
 * it is not any more.
 */
export function sandboxNetworkOutcome(msisdn: string, busyBefore: number): SandboxNetworkOutcome {
  const outcome = OUTCOMES[msisdn.slice(-4)] ?? CONFIRMED;
  return outcome === BUSY && busyBefore > 0 ? CONFIRMED : outcome;
}
