import { type Locale } from '@ur-desk/domain/kernel';

interface PageTexts {
  title: string;
  sandbox: string;
  for: (description: string, reference: string) => string;
  reference: (reference: string) => string;
  how: string;
  card: string;
  pay: (amount: string) => string;
  later: string;
  confirmTitle: string;
  confirmText: (card: string) => string;
  confirm: (amount: string) => string;
  refuse: string;
  overTitle: string;
  overText: string;
  goBack: string;
  otherLanguage: string;
}

/** The words of the sandbox's own page. */
export const SANDBOX_PAGE_TEXTS: Record<Locale, PageTexts> = {
  en: {
    title: 'Pay',
    sandbox: 'Sandbox: no real money moves, and no real card is asked for.',
    for: (description, reference) => `${description} (${reference})`,
    reference: (reference) => `Reference ${reference}`,
    how: 'How do you want to pay?',
    card: 'Test card',
    pay: (amount) => `Pay ${amount}`,
    later: 'Not now',
    confirmTitle: 'Confirm the payment',
    confirmText: (card) => `Your bank asks whether this payment with ${card} is yours (3-D Secure).`,
    confirm: (amount) => `Confirm ${amount}`,
    refuse: 'This is not mine',
    overTitle: 'This page is closed',
    overText: 'The payment was made, refused or cancelled, or the time ran out.',
    goBack: 'Go on',
    otherLanguage: '中文',
  },
  zh: {
    title: '支付',
    sandbox: '沙盒环境：不会产生真实扣款，也不需要真实银行卡。',
    for: (description, reference) => `${description}（${reference}）`,
    reference: (reference) => `编号 ${reference}`,
    how: '请选择支付方式',
    card: '测试卡',
    pay: (amount) => `支付 ${amount}`,
    later: '暂不支付',
    confirmTitle: '确认支付',
    confirmText: (card) => `发卡银行请您确认这笔使用 ${card} 的支付是否由您本人发起（3-D Secure）。`,
    confirm: (amount) => `确认支付 ${amount}`,
    refuse: '不是我本人',
    overTitle: '页面已关闭',
    overText: '支付已完成、被拒绝或已取消，或页面已超时。',
    goBack: '继续',
    otherLanguage: 'English',
  },
};
