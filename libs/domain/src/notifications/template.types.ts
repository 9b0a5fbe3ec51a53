import { type LocalText } from '../kernel';
import { type NotificationEvent } from './notification.types';

interface VariableKind {
  text: LocalText;
  /** Not every message has it: the line in which it stands is left out then. */
  optional?: true;
}

const variableKinds = <T extends Record<string, VariableKind>>(table: T): T => table;

/** What a template can say with `{name}`, in words for whoever writes it. */
export const TEMPLATE_VARIABLES = variableKinds({
  name: { text: { en: 'Name of the customer, or “customer”', zh: '客户姓名，没有时为“客户”' } },
  reference: { text: { en: 'Reference', zh: '业务编号' } },
  plan: { text: { en: 'Name of the plan', zh: '套餐名称' } },
  number: { text: { en: 'Number of the line', zh: '线路号码' } },
  oldNumber: { text: { en: 'Number that the line had', zh: '原号码' } },
  activationCode: { text: { en: 'Activation code of the eSIM', zh: 'eSIM 激活码' } },
  paid: { text: { en: 'What was paid', zh: '实付金额' } },
  price: { text: { en: 'Price', zh: '价格' } },
  amount: { text: { en: 'Amount', zh: '金额' } },
  balance: { text: { en: 'Balance afterwards', zh: '当前余额' } },
  startsAt: { text: { en: 'When the plan starts', zh: '套餐生效时间' }, optional: true },
  endsAt: { text: { en: 'When the plan ends', zh: '套餐到期时间' } },
  calls: { text: { en: 'Minutes granted', zh: '通话时长' } },
  sms: { text: { en: 'SMS granted', zh: '短信条数' } },
  data: { text: { en: 'Data granted', zh: '流量' } },
  reason: { text: { en: 'Why it failed', zh: '失败原因' }, optional: true },
  nextTryAt: { text: { en: 'When it is tried again', zh: '下次尝试时间' }, optional: true },
  paymentReference: { text: { en: 'Reference of the payment', zh: '支付编号' } },
  source: { text: { en: 'What it was paid with', zh: '原支付方式' }, optional: true },
  toSource: { text: { en: 'What goes back to it', zh: '原路退回金额' }, optional: true },
  toBalance: { text: { en: 'What goes to the balance', zh: '退至余额金额' }, optional: true },
  planEndsAt: { text: { en: 'When the shortened plan ends', zh: '缩短后的到期时间' }, optional: true },
  paidWith: { text: { en: 'What it was paid with', zh: '支付方式' }, optional: true },
  at: { text: { en: 'When it happened', zh: '发生时间' } },
  tier: { text: { en: 'Membership tier', zh: '会员等级' } },
  nextTier: { text: { en: 'Tier afterwards', zh: '此后等级' } },
  losesAt: { text: { en: 'Until when the tier is kept', zh: '等级保留至' } },
  missing: { text: { en: 'Still to be spent', zh: '还需消费' } },
  purpose: { text: { en: 'What the payment is for', zh: '用途' } },
  link: { text: { en: 'The link', zh: '链接' } },
  expiresAt: { text: { en: 'Until when the link works', zh: '链接有效期' } },
  code: { text: { en: 'The code', zh: '验证码' } },
  minutes: { text: { en: 'How many minutes the code is valid', zh: '验证码有效分钟数' } },
  enquiry: { text: { en: 'What the ticket is about', zh: '工单主题' } },
  answer: { text: { en: 'What staff answer, in a line of its own', zh: '客服的答复，单独成行' } },
  email: { text: { en: 'New e-mail address', zh: '新邮箱' } },
  maskedEmail: { text: { en: 'New e-mail address, masked', zh: '新邮箱（已隐藏部分）' } },
});
export type TemplateVariable = keyof typeof TEMPLATE_VARIABLES;

/** What a template can say in one case only, with `[case: text]`. */
export const TEMPLATE_CASES = {
  now: { en: 'the plan starts at once', zh: '套餐立即生效' },
  addOn: { en: 'it is a pack for the plan that runs', zh: '为当前套餐的加油包' },
  later: { en: 'the plan starts when the present one ends', zh: '当前套餐到期后生效' },
  again: { en: 'it is tried again', zh: '会再次尝试' },
  ended: { en: 'that was the last try', zh: '不再尝试' },
  onlyBalance: { en: 'all goes to the balance', zh: '全部退至余额' },
  bySource: { en: 'some goes back to what paid', zh: '有部分原路退回' },
  stopped: { en: 'the plan was stopped', zh: '套餐已终止' },
  shortened: { en: 'the plan was shortened', zh: '套餐已缩短' },
  unchanged: { en: 'the plan stays as it is', zh: '套餐不变' },
  byCustomer: { en: 'the customer wanted it', zh: '按客户要求' },
  byUs: { en: 'we did it', zh: '由我们执行' },
  caller: { en: 'for somebody on the phone', zh: '核实来电人' },
  contact: { en: 'for a new address', zh: '确认联系方式' },
} as const satisfies Record<string, LocalText>;
export type TemplateCase = keyof typeof TEMPLATE_CASES;

/** What the templates of an event can say. */
export interface EventVariables {
  variables: readonly TemplateVariable[];
  /** What every template of the event says, in every case: without it the message is worth nothing. */
  required: readonly TemplateVariable[];
  /** Groups of cases; of each group exactly one is true. */
  cases: readonly (readonly TemplateCase[])[];
}

/** What can be said about each event. `name` can be said in all. */
export const EVENT_VARIABLES: Record<NotificationEvent, EventVariables> = {
  'renewal.succeeded': {
    variables: [
      ...(['name', 'plan', 'number', 'paid', 'startsAt', 'endsAt'] as const),
      ...(['calls', 'sms', 'data', 'balance', 'reference'] as const),
    ],
    required: ['plan'],
    cases: [['now', 'later', 'addOn']],
  },
  'renewal.failed': {
    variables: ['name', 'plan', 'number', 'price', 'reason', 'balance', 'reference'],
    required: ['plan'],
    cases: [],
  },
  'autoRenewal.failed': {
    variables: ['name', 'plan', 'number', 'endsAt', 'reason', 'balance', 'nextTryAt'],
    required: ['plan'],
    cases: [['again', 'ended']],
  },
  'refund.succeeded': {
    variables: [
      ...(['name', 'amount', 'source', 'toSource', 'toBalance'] as const),
      ...(['paymentReference', 'balance', 'planEndsAt', 'reference'] as const),
    ],
    required: ['amount'],
    cases: [
      ['onlyBalance', 'bySource'],
      ['stopped', 'shortened', 'unchanged'],
    ],
  },
  'topUp.captured': {
    variables: ['name', 'amount', 'paidWith', 'at', 'balance', 'reference'],
    required: ['amount'],
    cases: [],
  },
  'membership.ending': {
    variables: ['name', 'tier', 'losesAt', 'missing', 'nextTier'],
    required: ['missing', 'losesAt'],
    cases: [],
  },
  'payment.linkReady': {
    variables: ['name', 'purpose', 'amount', 'expiresAt', 'link', 'reference'],
    required: ['amount', 'link'],
    cases: [],
  },
  'verification.code': {
    variables: ['name', 'code', 'minutes'],
    required: ['code'],
    cases: [['caller', 'contact']],
  },
  'line.suspended': {
    variables: ['name', 'number', 'at'],
    required: ['number'],
    cases: [['byCustomer', 'byUs']],
  },
  'line.resumed': { variables: ['name', 'number', 'at'], required: ['number'], cases: [] },
  'line.simReplaced': { variables: ['name', 'number', 'at'], required: ['number'], cases: [] },
  'line.numberChanged': {
    variables: ['name', 'number', 'oldNumber', 'at'],
    required: ['number'],
    cases: [],
  },
  'line.movedAway': { variables: ['name', 'number', 'at'], required: ['number'], cases: [] },
  'line.movedHere': { variables: ['name', 'number', 'at'], required: ['number'], cases: [] },
  'line.activationCode': {
    variables: ['name', 'number', 'activationCode'],
    required: ['activationCode'],
    cases: [],
  },
  'ticket.replied': {
    variables: ['name', 'enquiry', 'answer', 'reference'],
    required: ['answer'],
    cases: [],
  },
  'customer.emailChanged': { variables: ['name', 'email', 'at'], required: ['email'], cases: [] },
  'customer.emailReplaced': { variables: ['name', 'maskedEmail', 'at'], required: [], cases: [] },
};

/** The words of a message with its variables. An SMS has no subject. */
export interface TemplateText {
  subject: string | null;
  body: string;
}

/** What stands for the variables of one message: null where it has none of it. */
export interface TemplateValues {
  variables: Partial<Record<TemplateVariable, string | null>>;
  cases: readonly TemplateCase[];
}
