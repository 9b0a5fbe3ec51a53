import { paymentQueryOf } from './index';

describe('looking for a payment', () => {
  it.each([
    ['4242', { kind: 'lastFour', text: '4242' }],
    ['••4242', { kind: 'lastFour', text: '4242' }],
    [' **** 4242 ', { kind: 'lastFour', text: '4242' }],
    ['pi_3PqTabcdefghij', { kind: 'providerReference', text: 'pi_3PqTabcdefghij' }],
    ['5O190127TN364715T', { kind: 'providerReference', text: '5O190127TN364715T' }],
    ['13800138000', { kind: 'providerReference', text: '13800138000' }],
    ['424', null],
    ['Alexandra', null],
    ['wang@example.com', null],
    ['0138 000', null],
    ['小明', null],
  ])('%s', (query, wanted) => {
    expect(paymentQueryOf(query)).toEqual(wanted);
  });
});
