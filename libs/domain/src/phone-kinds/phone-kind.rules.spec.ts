import { readPhone } from './index';

it.each([
  ['138 0013 8000', 'CN', { msisdn: '+8613800138000', country: 'CN', kind: 'mobile' }],
  ['+86 165 1234 5678', 'GB', { msisdn: '+8616512345678', country: 'CN', kind: 'mobile' }],
  ['0086 10 6552 9988', 'CN', { msisdn: '+861065529988', country: 'CN', kind: 'fixed' }],
  ['+1 202 555 0123', 'CN', { msisdn: '+12025550123', country: 'US', kind: 'mobile' }],
  ['+1 900 555 0123', 'US', { msisdn: '+19005550123', country: 'US', kind: 'premium' }],
  ['+44 800 1111 111', 'GB', { msisdn: '+448001111111', country: 'GB', kind: 'premium' }],
  ['+800 1234 5678', 'CN', { msisdn: '+80012345678', country: null, kind: 'premium' }],
  ['138 0013', 'CN', null],
  ['call me', 'CN', null],
])('%s, written in %s', (text, country, expected) => {
  expect(readPhone(text, country)).toEqual(expected);
});
