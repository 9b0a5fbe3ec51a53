import { DECLINE_TEXTS, type DeclineCode } from '@ur-desk/domain/payments';
import { type Locale, type ProblemCode, problemText, PROBLEMS } from '@ur-desk/domain/kernel';

const isDeclineCode = (code: string): code is DeclineCode => Object.hasOwn(DECLINE_TEXTS, code);
const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);

/** Why a renewal failed, in words that tell what to do: the bank's reason, or the problem that stopped it. */
export function failureText(code: string, locale: Locale): string {
  if (isDeclineCode(code)) return DECLINE_TEXTS[code][locale];
  return isProblemCode(code) ? problemText(code, {}, locale) : code;
}
