import { type NetworkAnswer, type NetworkLookup, type NetworkReading } from '@ur-desk/domain/lines';
import { answerOf } from '../provider-answer';
import { type Network, type NetworkOrder } from './network.port';

/** Tells the network how a line is to be. */
export const orderAt = (network: Network, order: NetworkOrder): Promise<NetworkAnswer> =>
  answerOf(network, () => network.order(order));

/** Asks what became of an order. */
export const lookUpOrderAt = (network: Network, idempotencyKey: string): Promise<NetworkLookup> =>
  answerOf(network, () => network.lookup(idempotencyKey));

/** Asks how the network has a line. */
export const readLineAt = (network: Network, lineId: string): Promise<NetworkReading> =>
  answerOf(network, () => network.readLine(lineId));
