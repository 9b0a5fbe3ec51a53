import fc from 'fast-check';
import { Problem } from '../kernel';
import {
  changeContact,
  maskEmail,
  maskIccid,
  maskPhone,
  normaliseEmail,
  suggestEmail,
  type Contact,
} from './index';

const verifiedContact: Contact = {
  name: '王小明',
  phone: '+8613800138000',
  email: 'wang@gmial.com',
  phoneVerifiedAt: '2026-01-02T00:00:00.000Z',
  emailVerifiedAt: '2026-01-03T00:00:00.000Z',
  phoneBouncedAt: null,
  emailBouncedAt: null,
};

const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('no problem was thrown');
};

describe('normalising an e-mail address', () => {
  it.each([
    [' wang@Example.COM ', 'wang@example.com'],
    ['Wang.Xiao+ur@mail.example.com', 'Wang.Xiao+ur@mail.example.com'],
    ['ｗａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'wang@example.com'],
    ['a@b.cn', 'a@b.cn'],
  ])('%s → %s', (typed, expected) => {
    expect(normaliseEmail(typed)).toBe(expected);
  });

  it.each([
    '',
    'wang',
    '@example.com',
    'wang@',
    'wang@example',
    'a..b@example.com',
    'a b@example.com',
    'wang@-x.com',
    'wang@example.c',
    'wang@1.2.3.4',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
    'a@b@c.com',
  ])('refuses %p', (typed) => {
    expect(normaliseEmail(typed)).toBeNull();
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = normaliseEmail(email);
        if (once !== null) expect(normaliseEmail(once)).toBe(once);
      }),
    );
  });
});

describe('guessing what a mistyped address meant', () => {
  it.each([
    ['li@gmial.com', 'li@gmail.com'],
    ['li@gmai.com', 'li@gmail.com'],
    ['li@outlok.com', 'li@outlook.com'],
    ['li@hotmail.con', 'li@hotmail.com'],
    ['li@gmial.cmo', 'li@gmail.com'],
    ['li@firm.example.con', 'li@firm.example.com'],
    ['li@firm.ogr', 'li@firm.org'],
    ['li@firm.co', null],
    ['li@firm.com.cm', null],
    ['li@con.example', null],
    ['li@gmail.com', null],
    ['li@example.com', null],
    ['li@gq.com', null],
  ])('%s → %s', (email, expected) => {
    expect(suggestEmail(email)).toBe(expected);
  });
});

describe('changing a contact', () => {
  it('takes the verification off a corrected e-mail and leaves that of the phone', () => {
    const { after, changed } = changeContact(verifiedContact, { email: 'Wang@GMAIL.com' }, 'CN');
    expect(changed).toEqual(['email']);
    expect(after).toEqual({ ...verifiedContact, email: 'Wang@gmail.com', emailVerifiedAt: null });
  });

  it('is no change when the number is the same in another spelling', () => {
    expect(changeContact(verifiedContact, { phone: '138 0013 8000' }, 'CN')).toEqual({
      after: verifiedContact,
      changed: [],
    });
  });

  it('removes what is null or blank, and its verification', () => {
    const { after } = changeContact(verifiedContact, { phone: null, email: '  ' }, 'CN');
    expect(after).toMatchObject({ phone: null, email: null, phoneVerifiedAt: null, emailVerifiedAt: null });
  });

  it('names every field that cannot be', () => {
    const problem = problemOf(() => changeContact(verifiedContact, { phone: '12', email: 'x' }, 'CN'));
    expect(problem.code).toBe('validation_failed');
    expect(problem.errors).toEqual([
      { field: 'phone', code: 'not_phone' },
      { field: 'email', code: 'not_email' },
    ]);
  });

  it('keeps a verification only with its value', () => {
    const typed = fc.option(fc.oneof(fc.emailAddress(), fc.constant(verifiedContact.email)), {
      nil: undefined,
    });
    fc.assert(
      fc.property(typed, (email) => {
        let result;
        try {
          result = changeContact(verifiedContact, { email }, 'CN');
        } catch {
          return;
        }
        expect(result.after.emailVerifiedAt !== null).toBe(result.after.email === verifiedContact.email);
      }),
    );
  });
});

describe('masking', () => {
  it('leaves only what tells two records apart', () => {
    expect(maskPhone('+8613800138000')).toBe('+86•••••••••00');
    expect(maskEmail('zhang.wei@mail.example.com')).toBe('z•••@•••.com');
    expect(maskIccid('89860012345678901234')).toBe('8986••••••••••••1234');
    expect(maskPhone('+12')).toBe('•••');
  });

  it('never shows a whole number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(digits, (text) => {
        expect(maskPhone(text)).toContain('•');
        expect(maskIccid(text)).toContain('•');
      }),
    );
  });
});

it('of a new address no message has come back; one that stays the same keeps its mark', () => {
  const bounced = {
    ...verifiedContact,
    phoneBouncedAt: '2026-02-01T00:00:00.000Z',
    emailBouncedAt: '2026-02-01T00:00:00.000Z',
  };
  const { after } = changeContact(bounced, { email: 'wang@gmail.com', phone: '138 0013 8000' }, 'CN');
  expect(after).toMatchObject({ emailBouncedAt: null, phoneBouncedAt: bounced.phoneBouncedAt });
});
