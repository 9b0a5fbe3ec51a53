import { Problem } from '../kernel';
import { changeCustomer, maskCustomer, normaliseTags, type CustomerView } from './index';

const customer: CustomerView = {
  id: '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10',
  reference: 'CU-0000-0000',
  status: 'active',
  name: '王小明',
  phone: '+8613800138000',
  email: 'wang@example.com',
  phoneVerifiedAt: null,
  emailVerifiedAt: '2026-01-03T00:00:00.000Z',
  phoneBouncedAt: null,
  emailBouncedAt: null,
  contactsMasked: false,
  anonymisedAt: null,
  country: 'CN',
  locale: 'zh',
  zone: 'Asia/Shanghai',
  walletCurrency: 'CNY',
  optOuts: [],
  tags: ['vip'],
  externalSource: null,
  externalId: null,
  customFields: { seat: '12A' },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 3,
};

const fieldsRefused = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.errors.map((e) => `${e.field}: ${e.code}`);
  }
  throw new Error('nothing was refused');
};

describe('changing a customer', () => {
  it('merges: what is left out stays', () => {
    const { after, changed } = changeCustomer(customer, { locale: 'en' });
    expect(after).toEqual({ ...customer, locale: 'en' });
    expect(changed).toEqual(['locale']);
  });

  it('takes the whole record back unchanged, as a form sends it', () => {
    expect(changeCustomer(customer, { ...customer }).changed).toEqual([]);
  });

  it('names the e-mail and its verification as changed', () => {
    expect(changeCustomer(customer, { email: 'xiao@example.com' }).changed).toEqual([
      'email',
      'emailVerifiedAt',
    ]);
  });

  it('reads a national number with the new country', () => {
    const { after } = changeCustomer(customer, { country: 'GB', phone: '07400 123456' });
    expect(after.phone).toBe('+447400123456');
  });

  it('refuses read-only fields with another value', () => {
    expect(
      fieldsRefused(() => changeCustomer(customer, { status: 'closed', walletCurrency: 'USD' })),
    ).toEqual(['status: read_only', 'walletCurrency: read_only']);
  });

  it.each([
    ['lone surrogates', { note: '\ud800' }, 'customFields: bad_characters'],
    ['NUL', { note: 'a\0b' }, 'customFields: bad_characters'],
    ['a novel', { note: 'x'.repeat(30_000) }, 'customFields: too_long'],
    [
      '101 fields',
      Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`f${i}`, 1])),
      'customFields: too_many',
    ],
  ])('refuses custom fields with %s', (_name, customFields, expected) => {
    expect(fieldsRefused(() => changeCustomer(customer, { customFields }))).toEqual([expected]);
  });

  it('does not touch a closed account', () => {
    expect(() => changeCustomer({ ...customer, status: 'closed' }, { locale: 'en' })).toThrow(
      'customer_closed',
    );
  });
});

it('tags are trimmed and said once', () => {
  expect(normaliseTags([' vip', 'vip', '', '团队'])).toEqual(['vip', '团队']);
});

it('a masked customer shows neither phone nor e-mail nor what an import brought', () => {
  expect(maskCustomer(customer)).toMatchObject({
    name: '王小明',
    phone: '+86•••••••••00',
    email: 'w•••@•••.com',
    customFields: { seat: '•••' },
    contactsMasked: true,
  });
});
