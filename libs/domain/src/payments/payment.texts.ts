import { type LocalText } from '../kernel';
import { type CardBrand } from './payment-method.rules';
import { type DeclineCode } from './provider.types';

/** The names of brands, as they stand on the cards. */
export const CARD_BRAND_NAMES: Record<CardBrand, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  amex: 'American Express',
  jcb: 'JCB',
  discover: 'Discover',
  diners: 'Diners Club',
  other: 'Card',
};

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
  limitExceeded: {
    en: 'A limit of the card was reached. Nothing was charged; use another card or a smaller amount.',
    zh: '已超过该卡限额。未扣款，请换卡或减少金额。',
  },
  authenticationRequired: {
    en: 'The bank wants the customer to confirm. Nothing was charged; send a payment link.',
    zh: '银行要求客户本人确认。未扣款，请发送支付链接。',
  },
  authenticationFailed: {
    en: 'The customer’s confirmation failed. Nothing was charged; try again or use another card.',
    zh: '客户身份验证失败。未扣款，请重试或换卡。',
  },
  methodUnavailable: {
    en: 'This way of paying cannot be used now. Nothing was charged; choose another one.',
    zh: '此支付方式暂不可用。未扣款，请选择其他方式。',
  },
  customerCancelled: {
    en: 'The customer cancelled. Nothing was charged; send a new payment link if wanted.',
    zh: '客户已取消支付。未扣款，如需要请发送新的支付链接。',
  },
  neverReceived: {
    en: 'The charge never reached the provider. Nothing was charged; try again.',
    zh: '扣款请求未到达支付机构。未扣款，请重试。',
  },
};
