import { sandboxNetworkOutcome } from './index';

it.each([
  ['+8613800138000', 0, { kind: 'confirmed' }],
  ['+8613800139901', 0, { kind: 'late' }],
  ['+8613800139902', 3, { kind: 'refused', refusal: 'numberBarred' }],
  ['+8613800139903', 0, { kind: 'refused', refusal: 'busy' }],
  ['+8613800139903', 1, { kind: 'confirmed' }],
  ['+8613800139904', 0, { kind: 'lost' }],
  ['+8613800139905', 0, { kind: 'silent' }],
  ['+8613800139906', 0, { kind: 'ignored' }],
])('what the sandbox does with an order for %s, busy %i times before', (msisdn, busyBefore, expected) => {
  expect(sandboxNetworkOutcome({ msisdn, busyBefore, services: ['voicemail'] })).toEqual(expected);
});

it.each([
  [[], { kind: 'confirmed' }],
  [['voicemail'], { kind: 'refused', refusal: 'serviceUnavailable' }],
])('9907 with the services %j', (services, expected) => {
  expect(sandboxNetworkOutcome({ msisdn: '+8613800139907', busyBefore: 0, services })).toEqual(expected);
});
