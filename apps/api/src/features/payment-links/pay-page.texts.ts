import { type Locale } from '@ur-desk/domain/kernel';
import { type PaymentLinkState } from '@ur-desk/domain/payment-links';

interface Said {
  title: string;
  text: string;
}

interface PayPageTexts {
  states: Record<PaymentLinkState, Said>;
  notFound: Said;
  reference: (reference: string) => string;
  goOn: string;
  askAgain: string;
  otherLanguage: string;
}

/** What customers are told about a payment link. */
export const PAY_PAGE_TEXTS: Record<Locale, PayPageTexts> = {
  en: {
    states: {
      opening: { title: 'One moment', text: 'The payment page is being prepared. Try again in a moment.' },
      open: { title: 'Not paid yet', text: 'The payment has not been completed.' },
      cancelling: {
        title: 'This link is closed',
        text: 'The payment was cancelled. You will not be charged.',
      },
      unknown: {
        title: 'We are checking',
        text: 'The payment provider has not confirmed the payment yet. Please do not pay a second time.',
      },
      paid: { title: 'Thank you', text: 'The payment has arrived. You can close this page.' },
      failed: {
        title: 'The payment failed',
        text: 'You have not been charged. Please contact us for a new link.',
      },
      expired: {
        title: 'This link has expired',
        text: 'You have not been charged. Please contact us for a new link.',
      },
      cancelled: {
        title: 'This link is closed',
        text: 'The payment was cancelled. You have not been charged.',
      },
    },
    notFound: { title: 'Not found', text: 'There is no payment at this address. Please check the link.' },
    reference: (reference) => `Reference ${reference}`,
    goOn: 'Go on to pay',
    askAgain: 'Look again',
    otherLanguage: '中文',
  },
  zh: {
    states: {
      opening: { title: '请稍候', text: '支付页面正在准备，请稍后再试。' },
      open: { title: '尚未支付', text: '支付尚未完成。' },
      cancelling: { title: '链接已关闭', text: '支付已取消，不会扣款。' },
      unknown: { title: '正在核实', text: '支付机构尚未确认该笔支付，请勿重复支付。' },
      paid: { title: '谢谢', text: '款项已到账，您可以关闭此页面。' },
      failed: { title: '支付失败', text: '未扣款。请联系我们获取新的链接。' },
      expired: { title: '链接已过期', text: '未扣款。请联系我们获取新的链接。' },
      cancelled: { title: '链接已关闭', text: '支付已取消，未扣款。' },
    },
    notFound: { title: '未找到', text: '此地址没有对应的支付，请核对链接。' },
    reference: (reference) => `编号 ${reference}`,
    goOn: '继续支付',
    askAgain: '再次查看',
    otherLanguage: 'English',
  },
};
