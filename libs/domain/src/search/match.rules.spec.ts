import { matchOf, type MatchFacts } from './index';

const facts: MatchFacts = {
  name: '王小明',
  phone: '+8613800138000',
  email: 'wang@example.com',
  reference: 'CU-7Q2M-4KX9',
  externalId: '7590-VHVEG',
  lines: [
    { id: 'line', reference: 'LN-AAAA-BBBB', msisdn: '+447400123456', iccids: ['8986003012345678901'] },
  ],
};

it.each([
  ['小明', '王小明', null],
  ['0013 8000', '+8613800138000', null],
  ['00447400', '+447400123456', 'line'],
  ['wang@ex', 'wang@example.com', null],
  ['7q2m', 'CU-7Q2M-4KX9', null],
  ['vhveg', '7590-VHVEG', null],
  ['07400 123', '+447400123456', 'line'],
  ['ln-aaaa', 'LN-AAAA-BBBB', 'line'],
  ['8986003012345678901', '8986003012345678901', 'line'],
])('%s meets %s', (query, value, lineId) => {
  expect(matchOf(query, facts)).toEqual({ value, lineId });
});

it('words in several fields meet the customer as a whole', () => {
  expect(matchOf('王 wang', facts)).toBeNull();
});
