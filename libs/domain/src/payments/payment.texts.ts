import { type Locale, type LocalText } from '../kernel';
import { type CardBrand, type PaymentMethodKind } from './payment-method.rules';
import { type PaymentPurpose } from './payment.rules';
import { type DeclineCode, type OutsideProviderName, type PaidWith } from './provider.types';

/** The names of brands, as people know them from the cards. */
const CARD_BRAND_NAMES: Record<CardBrand, LocalText> = {
  visa: { en: 'Visa', zh: 'Visa' },
  mastercard: { en: 'Mastercard', zh: 'Mastercard' },
  unionpay: { en: 'UnionPay', zh: '银联' },
  amex: { en: 'American Express', zh: '美国运通' },
  jcb: { en: 'JCB', zh: 'JCB' },
  discover: { en: 'Discover', zh: 'Discover' },
  diners: { en: 'Diners Club', zh: '大来' },
  other: { en: 'Card', zh: '银行卡' },
};

/** The names of providers, as they write them. */
export const PROVIDER_NAMES: Record<OutsideProviderName, string> = {
  sandbox: 'Sandbox',
  stripe: 'Stripe',
  paypal: 'PayPal',
};

/** What a payment is for, as the customer reads it on the provider's page. */
export const PURPOSE_TEXTS: Record<PaymentPurpose, LocalText> = {
  topUp: { en: 'Top-up of your UR balance', zh: 'UR 余额充值' },
  renewal: { en: 'Renewal of your UR plan', zh: 'UR 套餐续费' },
};

/** The names of ways to pay. */
export const METHOD_KIND_NAMES: Record<PaymentMethodKind, LocalText> = {
  card: { en: 'Card', zh: '银行卡' },
  alipay: { en: 'Alipay', zh: '支付宝' },
  wechatPay: { en: 'WeChat Pay', zh: '微信支付' },
  paypal: { en: 'PayPal', zh: 'PayPal' },
};

/** `Visa ••4242`, `Alipay`: how staff and customer know what pays. */
export function paidWithText({ kind, brand, lastFour }: PaidWith, locale: Locale): string {
  const name = brand === null ? METHOD_KIND_NAMES[kind] : CARD_BRAND_NAMES[brand];
  return lastFour === null ? name[locale] : `${name[locale]} ••${lastFour}`;
}

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
  foundUnpaid: {
    en: 'Staff looked the payment up at the provider: nothing was charged.',
    zh: '工作人员已向支付机构核实：未扣款。',
  },
};
