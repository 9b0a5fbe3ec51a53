import {
  type NetworkAnswer,
  type NetworkLine,
  type NetworkLookup,
  type NetworkReading,
} from '@ur-desk/domain/lines';

/**
 * How a line is to be from now on. One kind of order serves activation, suspension, a new profile, a new number and services alike: the
 * network compares with what it has, so that a repeat does no harm.
 */
export interface NetworkOrder extends NetworkLine {
  /** Our order's id: the same at every retry, so that the network does it once. */
  idempotencyKey: string;
  /** Our id of the line: the network knows it by this, whatever number and profile it has. */
  lineId: string;
}

/**
 * The mobile network (rules 8). Never called while a transaction is open: callers go through `network-calls.ts`, which refuses
 * that, waits no longer than the deadline, and turns every rejection into `noAnswer`. A method therefore rejects with anything
 * when it has no usable answer: whether the order was carried out is then unknown, never failed.
 */
export abstract class Network {
  abstract readonly name: string;

  /** Tells the network how a line is to be. */
  abstract order(order: NetworkOrder): Promise<NetworkAnswer>;
  /** What became of an order, by its key. */
  abstract lookup(idempotencyKey: string): Promise<NetworkLookup>;
  /** How the network has a line. */
  abstract readLine(lineId: string): Promise<NetworkReading>;
}
