import { type LocalText } from '../kernel';
import { type DeclineCode } from './payment.rules';

/** What staff tell the customer when no money was taken, and what to do next. */
export const DECLINE_TEXTS: Record<DeclineCode, LocalText> = {
  cardDeclined: {
    en: 'The bank declined the card. Nothing was charged; use another card or ask the bank.',
    zh: '银行拒绝了该卡。未扣款，请换卡或联系发卡银行。',
  },
  insufficientFunds: {
    en: 'The card has too little money. Nothing was charged; use another card or a smaller amount.',
    zh: '卡内余额不足。未扣款，请换卡或减少金额。',
  },
  expiredCard: {
    en: 'The card has expired. Nothing was charged; use another card.',
    zh: '该卡已过期。未扣款，请换卡。',
  },
  suspectedFraud: {
    en: 'The bank stopped the charge for safety. Nothing was charged; the customer should call the bank.',
    zh: '银行出于安全原因拦截。未扣款，请客户联系发卡银行。',
  },
  neverReceived: {
    en: 'The charge never reached the provider. Nothing was charged; try again.',
    zh: '扣款请求未到达支付机构。未扣款，请重试。',
  },
};
