import { Secret } from 'otpauth';
import { newTotpSecret, stepOfCode, totpUri } from './totp';

/** The secret and times of RFC 6238, appendix B; its codes have eight digits, of which ours are the last six. */
const SECRET = Secret.fromLatin1('12345678901234567890').base32;
const at = (second: number) => new Date(second * 1_000).toISOString();

describe('a code of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d is as RFC 6238 has it', (second, code) => {
    expect(stepOfCode(SECRET, code, at(second))).toBe(Math.floor(second / 30));
  });

  it('may be one step early or late, and belongs to its own step', () => {
    expect(stepOfCode(SECRET, '287082', at(59 + 30))).toBe(1);
    expect(stepOfCode(SECRET, '287082', at(59 - 30))).toBe(1);
    expect(stepOfCode(SECRET, '287082', at(59 + 60))).toBeNull();
  });

  it('that is wrong is no code', () => {
    expect(stepOfCode(SECRET, '000000', at(59))).toBeNull();
  });

  it('comes from a secret of 160 bits that no other account has', () => {
    const [one, two] = [newTotpSecret(), newTotpSecret()];
    expect(one).toMatch(/^[A-Z2-7]{32}$/);
    expect(one).not.toBe(two);
    expect(totpUri(one, 'mei@ur-desk.example')).toContain(`secret=${one}`);
  });
});
