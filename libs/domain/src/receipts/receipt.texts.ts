import { type LocalText } from '../kernel';
import { type ReceiptKind } from './receipt.types';

export const RECEIPT_TITLES: Record<ReceiptKind, LocalText> = {
  topUp: { en: 'Receipt for a top-up', zh: '充值收据' },
  renewal: { en: 'Receipt for a plan', zh: '套餐收据' },
  refund: { en: 'Receipt for a refund', zh: '退款收据' },
};

export const RECEIPT_TEXTS = {
  reference: { en: 'Reference', zh: '编号' },
  date: { en: 'Date', zh: '日期' },
  customer: { en: 'Customer', zh: '客户' },
  refundOf: { en: 'Refund of payment', zh: '原支付编号' },
  taxId: { en: 'Tax number', zh: '税号' },
  total: { en: 'Total', zh: '合计' },
  tax: { en: 'Tax included ({rate} %)', zh: '其中含税（{rate}%）' },
  paidBy: { en: 'Paid by', zh: '支付方式' },
  returnedTo: { en: 'Returned to', zh: '退款去向' },
  balance: { en: 'UR balance', zh: 'UR 余额' },
  offline: { en: 'Bank transfer or cash', zh: '银行转账或现金' },
  note: {
    en: 'Amounts include tax where a rate is named. This receipt was made by computer and is valid without a signature.',
    zh: '标明税率的金额为含税金额。本收据由系统生成，无需签字即有效。',
  },
} as const satisfies Record<string, LocalText>;
