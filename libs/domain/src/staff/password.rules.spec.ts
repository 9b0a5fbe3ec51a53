import { newPasswordError } from './password.rules';

const code = (password: string, known?: string[]) => newPasswordError(password, known)?.code ?? null;

describe('a new password', () => {
  it.each([
    ['eleven characters', 'abc-def-ghi', 'too_short'],
    ['nothing', '', 'too_short'],
    ['129 characters', 'xy7'.repeat(43), 'too_long'],
    ['a common word with a common ending', 'password1234', 'password_too_common'],
    ['the same behind capitals and signs', 'Pass-Word-2026!', 'password_too_common'],
    ['a row of keys', 'qwertyuiop123', 'password_too_common'],
    ['digits in order', '123456789012', 'password_too_common'],
    ['one character again and again', 'aaaaaaaaaaaa', 'password_too_common'],
    ['a short piece again and again', 'abcabcabcabcabc', 'password_too_common'],
    ['a favourite of Chinese lists', 'woaini5201314', 'password_too_common'],
  ])('that is %s is refused', (_text, password, expected) => {
    expect(code(password)).toBe(expected);
  });

  it('made of the name or the address and little else is refused', () => {
    expect(code('mei.lin@ur-desk', ['Mei Lin', 'mei.lin@ur-desk.example'])).toBeNull();
    expect(code('meilinmeilin1', ['Mei Lin'])).toBe('password_too_common');
    expect(code('Oliver-Okafor', ['Oliver Okafor'])).toBe('password_too_common');
  });

  it.each([
    ['a phrase', 'quiet otters play chess'],
    ['in Chinese', '春眠不觉晓处处闻啼鸟夜来'],
    ['small letters only', 'gkwpzvhrtbnm'],
    ['128 characters', `${'k'.repeat(100)}v9-qP`.padEnd(128, 'zyx')],
  ])('%s is fine', (_text, password) => {
    expect(code(password)).toBeNull();
  });
});
