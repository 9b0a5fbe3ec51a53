import { type FieldError } from '../kernel';
import { COMMON_PASSWORDS } from './common-passwords';

export const PASSWORD_MIN_LENGTH = 12;
export const PASSWORD_MAX_LENGTH = 128;

/** Folded so that `Password-123!` is found as `password123`: what guessing programs try, too. */
const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

const isOneUnitRepeated = (text: string): boolean => /^(.{1,4}?)\1+$/su.test(text);

/**
 * What is wrong with a new password, or null. Length and rarity are all that is asked for: no rules of composition, no
 * rotation, no change of case or cutting off (OWASP ASVS 6.2). `known` are words a guesser would try first: name, e-mail.
 */
export function newPasswordError(password: string, known: readonly string[] = []): FieldError | null {
  const error = (code: string, params: FieldError['params'] = {}) => ({ field: 'password', code, params });
  if (password.length < PASSWORD_MIN_LENGTH) return error('too_short', { min: PASSWORD_MIN_LENGTH });
  if (password.length > PASSWORD_MAX_LENGTH) return error('too_long', { max: PASSWORD_MAX_LENGTH });
  const plain = folded(password);
  const words = known.map(folded).filter((word) => word.length >= 4);
  const isGuessable =
    COMMON_PASSWORDS.has(plain) ||
    isOneUnitRepeated(password.toLowerCase()) ||
    words.some((word) => plain.replaceAll(word, '').length < PASSWORD_MIN_LENGTH / 2 && plain.includes(word));
  return isGuessable ? error('password_too_common') : null;
}
