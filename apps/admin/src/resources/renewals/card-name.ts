import { CARD_BRAND_NAMES, type CardBrand, DECLINE_TEXTS, type DeclineCode } from '@ur-desk/domain/payments';
import { type Locale, type ProblemCode, problemText, PROBLEMS } from '@ur-desk/domain/kernel';

/** `Visa •• 4242`: all that anybody knows of a card. */
export const cardName = ({ brand, lastFour }: { brand: CardBrand; lastFour: string }): string =>
  `${CARD_BRAND_NAMES[brand]} •• ${lastFour}`;

const isDeclineCode = (code: string): code is DeclineCode => Object.hasOwn(DECLINE_TEXTS, code);
const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(PROBLEMS, code);

/** Why a renewal failed, in words that tell what to do: the bank's reason, or the problem that stopped it. */
export function failureText(code: string, locale: Locale): string {
  if (isDeclineCode(code)) return DECLINE_TEXTS[code][locale];
  return isProblemCode(code) ? problemText(code, {}, locale) : code;
}
