import { type CsvColumns, instantColumn, textColumn } from '../csv';
import { type CustomerView } from './customer.views';

/** What a file of customers can hold; phone and e-mail are masked in it where they are masked on the screen. */
export const CUSTOMER_FILE_COLUMNS = {
  reference: textColumn('Reference', '编号', (c) => c.reference),
  name: textColumn('Name', '姓名', (c) => c.name),
  phone: textColumn('Phone', '电话', (c) => c.phone),
  phoneVerifiedAt: instantColumn('Phone verified', '电话验证时间', (c) => c.phoneVerifiedAt),
  email: textColumn('E-mail', '邮箱', (c) => c.email),
  emailVerifiedAt: instantColumn('E-mail verified', '邮箱验证时间', (c) => c.emailVerifiedAt),
  status: textColumn('Status', '状态', (c) => c.status),
  country: textColumn('Country', '国家/地区', (c) => c.country),
  locale: textColumn('Language', '语言', (c) => c.locale),
  zone: textColumn('Time zone', '时区', (c) => c.zone),
  walletCurrency: textColumn('Wallet currency', '余额币种', (c) => c.walletCurrency),
  tags: textColumn('Tags', '标签', (c) => c.tags.join(' ')),
  optOuts: textColumn('No reminders by', '不接收提醒的方式', (c) => c.optOuts.join(' ')),
  externalSource: textColumn('Other system', '外部系统', (c) => c.externalSource),
  externalId: textColumn('Id in the other system', '外部系统编号', (c) => c.externalId),
  createdAt: instantColumn('Created', '创建时间', (c) => c.createdAt),
  updatedAt: instantColumn('Changed', '修改时间', (c) => c.updatedAt),
  id: textColumn('Id', 'ID', (c) => c.id),
} as const satisfies CsvColumns<CustomerView>;
