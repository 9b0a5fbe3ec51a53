import { compareWithNetwork, type NetworkLine, type OwnLine } from './index';

const AS_OF = '2026-11-28T03:00:00.000Z';
const own: OwnLine = { state: 'active', msisdn: '+8613800138000', iccid: '8986001', services: ['a', 'b'] };
const line: NetworkLine = {
  msisdn: '+8613800138000',
  iccid: '8986001',
  service: 'active',
  services: ['b', 'a'],
};
const found = (changes: Partial<NetworkLine> = {}) =>
  ({ result: 'found', line: { ...line, ...changes }, asOf: AS_OF }) as const;

it.each<[string, Partial<OwnLine>, Partial<NetworkLine>, string[]]>([
  ['the same', {}, {}, []],
  ['another number', {}, { msisdn: '+8613800138001' }, ['msisdn']],
  ['another profile', {}, { iccid: '8986002' }, ['iccid']],
  ['a profile that we do not know', { iccid: null }, {}, []],
  ['no profile there', {}, { iccid: null }, ['iccid']],
  ['suspended here only', { state: 'suspended' }, {}, ['service']],
  [
    'retired here, in service there, whatever its number',
    { state: 'retired' },
    { msisdn: '+1' },
    ['service'],
  ],
  ['a service that is on there only', { services: ['a'] }, {}, ['services']],
  ['services of a line that is over', { state: 'retired', services: [] }, { service: 'retired' }, []],
  ['in service there, not yet here', { state: 'ordered' }, {}, ['service']],
  ['all at once', {}, { msisdn: '+1', iccid: '1', service: 'retired' }, ['msisdn', 'iccid', 'service']],
])('%s', (_name, ours, network, fields) => {
  const { result, differences } = compareWithNetwork({ ...own, ...ours }, found(network));
  expect(differences.map(({ field }) => field)).toEqual(fields);
  expect(result).toBe(fields.length === 0 ? 'same' : 'differs');
});

it.each([
  ['active', 'missing'],
  ['suspended', 'missing'],
  ['ordered', 'same'],
  ['retired', 'same'],
] as const)('a line that is %s here and unknown there: %s', (state, result) =>
  expect(compareWithNetwork({ ...own, state }, { result: 'notFound', asOf: AS_OF }).result).toBe(result),
);

it('no answer is no difference', () =>
  expect(compareWithNetwork(own, { result: 'noAnswer' })).toEqual({ result: 'noAnswer', differences: [] }));
