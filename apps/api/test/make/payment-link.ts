import { money } from '@ur-desk/domain/kernel';
import { type CreatePaymentLinkInput, type LinkOrderInput } from '@ur-desk/domain/payment-links';

/** What an agent asks for who lets a customer top up by a link of the sandbox. */
export const linkInput = (
  customerId: string,
  changes: Partial<LinkOrderInput> = {},
  amount = money(5000, 'CNY'),
): CreatePaymentLinkInput => ({
  customerId,
  amount,
  link: {
    provider: 'sandbox',
    methodKinds: ['card', 'alipay', 'wechatPay'],
    validForMinutes: 60,
    saveMethod: false,
    sendByEmail: false,
    ...changes,
  },
});
