import { matchedField, type MatchFacts } from './index';

const facts: MatchFacts = {
  name: '王小明',
  phone: '+8613800138000',
  email: 'wang@example.com',
  reference: 'CU-7Q2M-4KX9',
  externalId: '7590-VHVEG',
  msisdns: ['+447400123456'],
  iccids: ['8986003012345678901'],
};

it.each([
  ['小明', 'name'],
  ['0013 8000', 'phone'],
  ['wang@ex', 'email'],
  ['7q2m', 'reference'],
  ['vhveg', 'externalId'],
  ['07400 123', 'msisdn'],
  ['8986003012345678901', 'iccid'],
  ['王 wang', 'name'],
])('%s meets the %s', (query, field) => {
  expect(matchedField(query, facts)).toBe(field);
});
