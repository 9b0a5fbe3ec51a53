import { problemKinds } from './problem-kind';

/** What can be wrong with amounts, the wallet and reasons. */
export const MONEY_PROBLEMS = problemKinds({
  balance_too_low: {
    status: 422,
    text: {
      en: 'The balance is too low: {available:money} available, {needed:money} needed. Top up or choose a card.',
      zh: '余额不足：可用 {available:money}，需要 {needed:money}。请充值或选择银行卡。',
    },
  },
  currency_mismatch: {
    status: 422,
    text: { en: 'The amount must be in {currency}.', zh: '金额必须为 {currency}。' },
  },
  reason_comment_needed: {
    status: 422,
    text: { en: 'Say in the comment what the reason is.', zh: '请在备注中说明原因。' },
  },
  amount_not_positive: {
    status: 422,
    text: { en: 'Enter an amount above zero, like 19.99.', zh: '请输入大于零的数额，例如 19.99。' },
  },
  allowance_unlimited: {
    status: 422,
    text: {
      en: 'This plan has no limit of it, so there is nothing to add.',
      zh: '该套餐此项不限量，无需增加。',
    },
  },
  reason_reserved: {
    status: 422,
    text: {
      en: 'This reason is given by the system alone; it cannot be offered.',
      zh: '该原因仅由系统使用，不能启用。',
    },
  },
  reason_last: {
    status: 422,
    text: {
      en: 'Without this one there would be no reason left to choose. Add another one first.',
      zh: '停用后将没有可选的原因，请先添加另一个。',
    },
  },
  amount_too_small: {
    status: 422,
    text: { en: 'It must be at least {least:money}.', zh: '至少为 {least:money}。' },
  },
  amount_too_large: {
    status: 422,
    text: { en: 'It can be at most {most:money}.', zh: '最多为 {most:money}。' },
  },
});
