import { isProblemCode, type Locale, type LocalText, problemText } from '../kernel';
import { DECLINE_TEXTS, type DeclineCode } from '../payments';

/** How a payment link ended that nobody paid: the error of a renewal that waited for it. */
export const LINK_ENDS = ['linkExpired', 'linkCancelled'] as const;
export type LinkEnd = (typeof LINK_ENDS)[number];

const LINK_END_TEXTS: Record<LinkEnd, LocalText> = {
  linkExpired: {
    en: 'The payment link expired before the customer paid. Nothing was charged; send a new one or use a card.',
    zh: '支付链接在客户付款前已过期。未扣款，请重新发送或使用银行卡。',
  },
  linkCancelled: {
    en: 'The payment link was closed before the customer paid. Nothing was charged; choose how to pay.',
    zh: '支付链接在客户付款前已关闭。未扣款，请选择支付方式。',
  },
};

const isDeclineCode = (code: string): code is DeclineCode => Object.hasOwn(DECLINE_TEXTS, code);
const isLinkEnd = (code: string): code is LinkEnd => Object.hasOwn(LINK_END_TEXTS, code);

/** Why a renewal failed, in words that tell what to do: the bank's reason, the link's end, or the problem that stopped it. */
export function renewalFailureText(code: string, locale: Locale): string {
  if (isDeclineCode(code)) return DECLINE_TEXTS[code][locale];
  if (isLinkEnd(code)) return LINK_END_TEXTS[code][locale];
  return isProblemCode(code) ? problemText(code, {}, locale) : code;
}
