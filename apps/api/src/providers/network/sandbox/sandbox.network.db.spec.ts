import { randomUUID } from 'node:crypto';
import { type NetworkRefusal, SANDBOX_NETWORK_LATE_MS } from '@ur-desk/domain/lines';
import { startApi, type TestApi } from '../../../../test/harness';
import { Clock } from '../../../platform/clock/clock';
import { lookUpOrderAt, orderAt, readLineAt } from '../network-calls';
import { Network, type NetworkOrder } from '../network.port';
import { SandboxNetwork } from './sandbox.network';

let api: TestApi;
let network: Network;
let number = 0;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxNetwork).hangMs = 0;
  network = api.app.get(Network);
});
beforeEach(() => api.app.get(Clock).travel(0));
afterAll(() => api.stop());

/** An order to put a new line into service, whose number ends as the sandbox is to behave. */
function activation(ending = '0000'): NetworkOrder {
  number += 1;
  const [msisdn, iccid] = [`+86138${String(number).padStart(4, '0')}${ending}`, `89860010000000${number}`];
  return {
    idempotencyKey: randomUUID(),
    lineId: randomUUID(),
    msisdn,
    iccid,
    service: 'active',
    services: [],
  };
}

const asNext = (order: NetworkOrder, changes: Partial<NetworkOrder>): NetworkOrder => ({
  ...order,
  idempotencyKey: randomUUID(),
  ...changes,
});
const lineOf = ({ msisdn, iccid, service, services }: NetworkOrder) => ({
  ...{ msisdn, iccid, service, services },
});
const later = () => api.app.get(Clock).travel(SANDBOX_NETWORK_LATE_MS + 1_000);

/** What holds of any network behind the port. */
describe('the contract of the port', () => {
  it('does what it confirms, knows it by the key, and shows the line', async () => {
    const order = activation();
    expect(await readLineAt(network, order.lineId)).toMatchObject({ result: 'notFound' });
    expect(await lookUpOrderAt(network, order.idempotencyKey)).toEqual({ result: 'notFound' });
    const answer = await orderAt(network, order);
    expect(answer).toMatchObject({ result: 'confirmed' });
    expect(await lookUpOrderAt(network, order.idempotencyKey)).toEqual(answer);
    expect(await readLineAt(network, order.lineId)).toMatchObject({ result: 'found', line: lineOf(order) });
  });

  it('P3 does the order of one key once: the first one stands, four at a time', async () => {
    const order = activation();
    const other = { ...order, service: 'suspended' as const };
    expect(await orderAt(network, order)).toMatchObject({ result: 'confirmed' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => orderAt(network, other)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await readLineAt(network, order.lineId)).toMatchObject({ line: { service: 'active' } });
  });

  it('has the value-added services that an order names, and no others', async () => {
    const order = activation();
    await orderAt(network, order);
    for (const services of [['caller-id', 'voicemail'], ['voicemail'], []]) {
      const next = asNext(order, { services });
      expect(await orderAt(network, next)).toMatchObject({ result: 'confirmed' });
      expect(await readLineAt(network, order.lineId)).toMatchObject({ line: { services } });
    }
  });

  it('changes service, number and profile of a line, and knows no way back from retired', async () => {
    const order = activation();
    await orderAt(network, order);
    for (const changes of [{ service: 'suspended' as const }, lineOf(activation())]) {
      const next = asNext(order, changes);
      expect(await orderAt(network, next)).toMatchObject({ result: 'confirmed' });
      expect(await readLineAt(network, order.lineId)).toMatchObject({ line: lineOf(next) });
    }
    await orderAt(network, asNext(order, { service: 'retired' }));
    const again = await orderAt(network, asNext(order, {}));
    expect(again).toMatchObject({ result: 'refused', refusal: 'lineRetired' });
  });

  it.each<['msisdn' | 'iccid', NetworkRefusal]>([
    ['msisdn', 'numberTaken'],
    ['iccid', 'profileTaken'],
  ])('N1 refuses the %s of a line in service, until it is retired', async (field, refusal) => {
    const [first, second] = [activation(), activation()];
    await orderAt(network, first);
    const same = { ...second, [field]: first[field] };
    expect(await orderAt(network, same)).toMatchObject({ result: 'refused', refusal });
    await orderAt(network, asNext(first, { service: 'retired' }));
    expect(await orderAt(network, asNext(same, {}))).toMatchObject({ result: 'confirmed' });
  });

  it('P6 is not called while a transaction is open', async () => {
    const asked = api.db.snapshot(() => orderAt(network, activation()));
    await expect(asked).rejects.toThrow('must not be called inside a transaction');
  });
});

describe('what the sandbox can do wrong, by the last digits of the number', () => {
  it('9901 answers late: accepted, and done when asked later', async () => {
    const order = activation('9901');
    expect(await orderAt(network, order)).toEqual({ result: 'accepted' });
    expect(await lookUpOrderAt(network, order.idempotencyKey)).toEqual({ result: 'accepted' });
    expect(await readLineAt(network, order.lineId)).toMatchObject({ result: 'notFound' });
    later();
    expect(await lookUpOrderAt(network, order.idempotencyKey)).toMatchObject({ result: 'confirmed' });
    expect(await readLineAt(network, order.lineId)).toMatchObject({ line: lineOf(order) });
  });

  it('9902 is refused whenever it is tried, 9903 only once', async () => {
    const [barred, busy] = [activation('9902'), activation('9903')];
    for (const order of [barred, asNext(barred, {})])
      expect(await orderAt(network, order)).toMatchObject({ result: 'refused', refusal: 'numberBarred' });
    expect(await orderAt(network, busy)).toMatchObject({ result: 'refused', refusal: 'busy' });
    expect(await orderAt(network, asNext(busy, {}))).toMatchObject({ result: 'confirmed' });
  });

  it('9904 is done without an answer, 9905 never arrives', async () => {
    const [lost, silent] = [activation('9904'), activation('9905')];
    expect(await orderAt(network, lost)).toEqual({ result: 'noAnswer' });
    expect(await lookUpOrderAt(network, lost.idempotencyKey)).toMatchObject({ result: 'confirmed' });
    expect(await orderAt(network, silent)).toEqual({ result: 'noAnswer' });
    expect(await lookUpOrderAt(network, silent.idempotencyKey)).toEqual({ result: 'notFound' });
  });

  it('9907 is everything but has no value-added service', async () => {
    const order = activation('9907');
    expect(await orderAt(network, order)).toMatchObject({ result: 'confirmed' });
    const withService = asNext(order, { services: ['voicemail'] });
    expect(await orderAt(network, withService)).toMatchObject({
      result: 'refused',
      refusal: 'serviceUnavailable',
    });
    expect(await readLineAt(network, order.lineId)).toMatchObject({ line: { services: [] } });
  });

  it('9901 does a late order with its services', async () => {
    const order = { ...activation('9901'), services: ['voicemail'] };
    await orderAt(network, order);
    later();
    await lookUpOrderAt(network, order.idempotencyKey);
    expect(await readLineAt(network, order.lineId)).toMatchObject({ line: lineOf(order) });
  });

  it('9906 is confirmed and not done: the network and we disagree', async () => {
    const order = activation('9906');
    expect(await orderAt(network, order)).toMatchObject({ result: 'confirmed' });
    expect(await readLineAt(network, order.lineId)).toMatchObject({ result: 'notFound' });
  });
});
