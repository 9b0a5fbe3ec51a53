import { type CreateCustomerInput } from '@ur-desk/domain/customers';
import { type CurrencyCode } from '@ur-desk/domain/kernel';
import { type Storyteller } from './storyteller';

export type Story = (tell: Storyteller) => Promise<void>;

/** In hours. */
const MINUTE = 1 / 60;
export const BOTH = { phone: true, email: true };

export const chinese = (name: string, phone: string, email: string): CreateCustomerInput => ({
  name,
  phone,
  email,
  country: 'CN',
  locale: 'zh',
  walletCurrency: 'CNY',
});

export const abroad = (
  name: string,
  contact: { phone: string; email: string },
  home: { country: string; currency: CurrencyCode },
): CreateCustomerInput => ({
  name,
  ...contact,
  country: home.country,
  locale: 'en',
  walletCurrency: home.currency,
});

export const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
const eur = (amount: number) => ({ amount, currency: 'EUR' as const });
const usd = (amount: number) => ({ amount, currency: 'USD' as const });
const jpy = (amount: number) => ({ amount, currency: 'JPY' as const });

/** Everything is as it should be; most of the data is used. */
const allIsWell: Story = async (tell) => {
  await tell.ago(18);
  const { id } = await tell.customer(
    { ...chinese('王小明', '+8613800138000', 'wang.xiaoming@example.com'), tags: ['vip'] },
    BOTH,
  );
  const line = await tell.line(id, '+8613800138000', { autoRenew: true });
  const card = await tell.card(id, 'tok_success_unionpay');
  await tell.topUp(id, card, cny(20_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-20gb');
  await tell.ago(0, 3);
  await tell.use(line.id, { voice: 35, sms: 12, data: 82 });
};

/**
 * The e-mail was mistyped when it was taken down: the confirmation cannot arrive. Its ending is none, so that no demo ever
 * writes to a stranger.
 */
const mistypedEmail: Story = async (tell) => {
  await tell.ago(2);
  const { id } = await tell.customer(
    abroad(
      'Anna Schmidt',
      { phone: '+4915112345678', email: 'anna.schmidt@example.con' },
      { country: 'DE', currency: 'EUR' },
    ),
    { phone: true, email: false },
  );
  const line = await tell.line(id, '+4915112345678');
  await tell.topUp(id, await tell.card(id, 'tok_success'), eur(5_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'europe-10gb');
  await tell.use(line.id, { data: 9 });
};

/** The plan ends in two days, renews by itself, the balance does not suffice, and nothing else may be charged. */
const aboutToFail: Story = async (tell) => {
  await tell.ago(28);
  const { id } = await tell.customer(chinese('李娜', '+8613912345678', 'lina@example.com'), BOTH);
  const line = await tell.line(id, '+8613912345678', { autoRenew: true });
  await tell.topUp(id, await tell.card(id, 'tok_success', { automaticUse: false }), cny(6_500));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.ago(0, 1);
  await tell.use(line.id, { voice: 90, sms: 40, data: 97 });
};

/** The plan ended yesterday and nobody renewed it. */
const expired: Story = async (tell) => {
  await tell.ago(9);
  const { id } = await tell.customer(
    abroad(
      '佐藤健二',
      { phone: '+818012345678', email: 'kenji.sato@example.com' },
      { country: 'JP', currency: 'JPY' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+818012345678');
  await tell.topUp(id, await tell.card(id, 'tok_success'), jpy(3_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'japan-8days');
  await tell.use(line.id, { data: 74 });
};

/** The card's bank did not answer: nobody knows yet whether it was charged. */
const paymentUnknown: Story = async (tell) => {
  await tell.ago(0, 0.2);
  const { id } = await tell.customer(
    abroad(
      'María García',
      { phone: '+34612345678', email: 'maria.garcia@example.com' },
      { country: 'ES', currency: 'EUR' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+34612345678');
  await tell.renew({ customerId: id, lineId: line.id }, 'europe-month', {
    methodId: await tell.card(id, 'tok_silent'),
  });
};

/** The card was declined; another one is on file. */
const renewalFailed: Story = async (tell) => {
  await tell.ago(1);
  const { id } = await tell.customer(
    abroad(
      'John Miller',
      { phone: '+12125550142', email: 'john.miller@example.com' },
      { country: 'US', currency: 'USD' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+12125550142');
  await tell.card(id, 'tok_success');
  await tell.renew({ customerId: id, lineId: line.id }, 'america-15gb', {
    methodId: await tell.card(id, 'tok_insufficient_funds'),
  });
};

/** Two top-ups of the same amount within minutes: was it meant? */
const toppedUpTwice: Story = async (tell) => {
  await tell.ago(12);
  const { id } = await tell.customer(chinese('陈伟', '+8613712349876', 'chenwei@example.com'), BOTH);
  const line = await tell.line(id, '+8613712349876');
  const card = await tell.card(id, 'tok_success_unionpay');
  await tell.topUp(id, card, cny(20_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'mainland-unlimited');
  await tell.ago(0, 5);
  await tell.topUp(id, card, cny(10_000));
  await tell.ago(0, 4.95);
  await tell.topUp(id, card, cny(10_000));
};

/** The next plan waits for the running one to end; the e-mail waits to be verified. */
const queued: Story = async (tell) => {
  await tell.ago(10);
  const { id } = await tell.customer(
    abroad(
      'Sophie Dubois',
      { phone: '+33612345678', email: 'sophie.dubois@example.com' },
      { country: 'FR', currency: 'EUR' },
    ),
    { phone: true, email: false },
  );
  const line = await tell.line(id, '+33612345678', { label: 'Paris' });
  await tell.topUp(id, await tell.card(id, 'tok_success'), eur(5_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'world-3gb');
  await tell.use(line.id, { voice: 20, data: 55 });
  await tell.ago(1);
  await tell.renew({ customerId: id, lineId: line.id }, 'europe-10gb');
};

/** The phone was lost and the line is suspended until it is found. */
const suspendedLine: Story = async (tell) => {
  await tell.ago(20);
  const { id } = await tell.customer(chinese('张敏', '+8615812340001', 'zhangmin@example.com'), BOTH);
  const line = await tell.line(id, '+8615812340001', { state: 'suspended' });
  await tell.topUp(id, await tell.card(id, 'tok_success'), cny(10_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.use(line.id, { voice: 15, data: 30 });
};

/** Part of a renewal went back to the wallet. */
const refunded: Story = async (tell) => {
  await tell.ago(6);
  const { id } = await tell.customer(
    abroad(
      'Emily Johnson',
      { phone: '+14155550187', email: 'emily.johnson@example.com' },
      { country: 'US', currency: 'USD' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+14155550187');
  await tell.topUp(id, await tell.card(id, 'tok_success'), usd(5_000));
  const renewal = await tell.renew({ customerId: id, lineId: line.id }, 'asia-20gb');
  await tell.use(line.id, { voice: 10, data: 20 });
  await tell.ago(1);
  const paymentId = renewal.payments[0]?.id ?? '';
  await tell.refund({
    paymentId,
    amount: usd(600),
    destination: 'wallet',
    reasonCode: 'noService',
    comment: 'No data for a day in Bangkok.',
    planEffect: 'keep',
  });
};

/** Two lines, one of them with much time left. */
const twoLines: Story = async (tell) => {
  await tell.ago(40);
  const { id } = await tell.customer(
    { ...chinese('林雨桐', '+8618612345670', 'lin.yutong@example.com'), tags: ['business'] },
    BOTH,
  );
  const own = await tell.line(id, '+8618612345670', { autoRenew: true });
  const travel = await tell.line(id, '+8616512345670', { label: '出差' });
  const card = await tell.card(id, 'tok_success_unionpay');
  await tell.topUp(id, card, cny(100_000));
  await tell.renew({ customerId: id, lineId: travel.id }, 'world-year');
  await tell.use(travel.id, { voice: 5, sms: 1, data: 12 });
  await tell.ago(4);
  await tell.renew({ customerId: id, lineId: own.id }, 'second-number');
};

/** The agent clicked twice: the line was renewed by card two times within minutes. */
const chargedTwice: Story = async (tell) => {
  await tell.ago(1);
  const { id } = await tell.customer(chinese('孙丽', '+8613688881234', 'sunli@example.com'), BOTH);
  const line = await tell.line(id, '+8613688881234');
  const methodId = await tell.card(id, 'tok_success');
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb', { methodId });
  await tell.ago(1, -0.05);
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb', { methodId });
};

/** A year's plan that did not work abroad: the refund is above the agent's limit, so a supervisor has to look. */
const refundToApprove: Story = async (tell) => {
  await tell.ago(5);
  const { id } = await tell.customer(chinese('周明', '+8613511112222', 'zhouming@example.com'), BOTH);
  const line = await tell.line(id, '+8613511112222');
  const methodId = await tell.card(id, 'tok_success_unionpay');
  const renewal = await tell.renew({ customerId: id, lineId: line.id }, 'world-year', { methodId });
  await tell.ago(0, 5);
  await tell.refund({
    paymentId: renewal.payments[0]?.id ?? '',
    amount: cny(30_000),
    destination: 'source',
    reasonCode: 'noService',
    comment: '在日本五天无法上网，客户要求退回银行卡。',
    planEffect: 'stopNow',
  });
};

/** The same, but most of the data is used: hardly to be approved. */
const refundToReject: Story = async (tell) => {
  await tell.ago(12);
  const { id } = await tell.customer(
    abroad(
      'Marco Rossi',
      { phone: '+393312345678', email: 'marco.rossi@example.com' },
      { country: 'IT', currency: 'EUR' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+393312345678');
  await tell.topUp(id, await tell.card(id, 'tok_success'), eur(15_000));
  const renewal = await tell.renew({ customerId: id, lineId: line.id }, 'world-year');
  await tell.use(line.id, { data: 85 });
  await tell.ago(0, 4);
  await tell.refund({
    paymentId: renewal.payments[0]?.id ?? '',
    amount: eur(4_000),
    destination: 'wallet',
    reasonCode: 'changedMind',
    overrideReason: 'He says that he was promised his money back.',
    planEffect: 'keep',
  });
};

/** Just signed up: nothing bought yet. */
const justArrived: Story = async (tell) => {
  await tell.ago(0, 0.5);
  const { id } = await tell.customer(chinese('赵子涵', '+8613612348888', 'zhao.zihan@example.com'), {
    phone: false,
    email: false,
  });
  await tell.line(id, '+8613612348888');
};

/** A courtesy was given within the agent's limit; a bigger one waits for somebody else to decide. */
const courtesy: Story = async (tell) => {
  await tell.ago(9);
  const { id } = await tell.customer(chinese('何静', '+8613712340002', 'hejing@example.com'), BOTH);
  const line = await tell.line(id, '+8613712340002', { autoRenew: true });
  await tell.topUp(id, await tell.card(id, 'tok_success'), cny(20_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.use(line.id, { voice: 25, data: 40 });
  await tell.ago(2);
  await tell.adjust({
    customerId: id,
    kind: 'credit',
    amount: cny(2_000),
    reasonCode: 'noService',
    comment: '曼谷机场半天没有信号。',
  });
  await tell.ago(0, 5);
  await tell.adjust({
    customerId: id,
    kind: 'credit',
    amount: cny(30_000),
    reasonCode: 'courtesy',
    comment: '商务行程三天都无法使用，客户要求补偿。',
  });
};

/** Two cards on file, one of which will be reported stolen. */
const twoCards: Story = async (tell) => {
  await tell.ago(9);
  const { id } = await tell.customer(chinese('周敏', '+8613612349999', 'zhou.min@example.com'), BOTH);
  await tell.line(id, '+8613612349999');
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(5_000));
  await tell.card(id, 'tok_success');
};

/** Abroad with a card that its bank wants confirmed each time (3-D Secure), and little on the balance. */
const paysByLink: Story = async (tell) => {
  await tell.ago(29);
  const { id } = await tell.customer(chinese('周婷', '+8615012345678', 'zhou.ting@example.com'), BOTH);
  const line = await tell.line(id, '+8615012345678');
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(6_900));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
};

/** Renewed by itself, until the card had too little money at every try: switched off, and the plan has ended. */
const autoRenewalStopped: Story = async (tell) => {
  await tell.ago(33);
  const { id } = await tell.customer(chinese('郑秋月', '+8613512347777', 'zheng.qiuyue@example.com'), BOTH);
  const line = await tell.line(id, '+8613512347777', { autoRenew: true });
  await tell.card(id, 'tok_insufficient_funds');
  await tell.topUp(id, await tell.card(id, 'tok_success'), cny(6_900));
  const both = { customerId: id, lineId: line.id };
  await tell.renew(both, 'asia-5gb');
  // A minute after each time of the schedule.
  for (const [days, hours] of [
    [3, 24],
    [3, 23],
    [3, 0],
    [1, 0],
  ] as const) {
    await tell.ago(days, hours - MINUTE);
    await tell.renewByItself(both);
  }
};

/** Renews by itself an hour after the demo was filled: the first try is a day before the end, and the balance suffices. */
const renewsToday: Story = async (tell) => {
  await tell.ago(28, 23);
  const { id } = await tell.customer(chinese('孙悦', '+8613512346161', 'sun.yue@example.com'), BOTH);
  const line = await tell.line(id, '+8613512346161', { autoRenew: true });
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(20_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.ago(0, 2);
  await tell.use(line.id, { voice: 40, data: 78 });
};

/** The payer told the bank that the charge was not his: it waits for our answer. */
const disputed: Story = async (tell) => {
  await tell.ago(2);
  const { id } = await tell.customer(chinese('吴强', '+8613812349090', 'wu.qiang@example.com'), BOTH);
  const line = await tell.line(id, '+8613812349090');
  const methodId = await tell.card(id, 'tok_disputed');
  const renewal = await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb', { methodId });
  await tell.use(line.id, { voice: 20, data: 35 });
  await tell.ago(1);
  await tell.disputed(renewal.payments[0]?.id ?? '');
};

/** Goes abroad for good and wants the rest of the balance back on the card that paid it. */
const leaves: Story = async (tell) => {
  await tell.ago(4);
  const { id } = await tell.customer(chinese('许晴', '+8613612345151', 'xu.qing@example.com'), BOTH);
  await tell.line(id, '+8613612345151');
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(5_000));
};

/** Wants two things of us; nobody has begun with either, and for the first it is too late. */
const hasAsked: Story = async (tell) => {
  await tell.ago(4);
  const { id } = await tell.customer(chinese('冯雪', '+8613712341212', 'feng.xue@example.com'), BOTH);
  const line = await tell.line(id, '+8613712341212');
  await tell.ticket({ customerId: id, subject: '发票抬头开错了', text: '抬头应为“上海雪原贸易有限公司”。' });
  await tell.ago(0, 1);
  await tell.ticket({
    customerId: id,
    subject: '到东京后没有信号',
    text: '昨晚到东京，手机一直显示无服务。',
    link: { kind: 'line', id: line.id },
  });
};

/** One hand-made customer for every state that staff meet. */
export const STORIES: Readonly<Record<string, Story>> = {
  allIsWell,
  mistypedEmail,
  aboutToFail,
  expired,
  paymentUnknown,
  renewalFailed,
  toppedUpTwice,
  queued,
  suspendedLine,
  refunded,
  twoLines,
  chargedTwice,
  refundToApprove,
  refundToReject,
  justArrived,
  courtesy,
  twoCards,
  paysByLink,
  autoRenewalStopped,
  renewsToday,
  disputed,
  leaves,
  hasAsked,
};
