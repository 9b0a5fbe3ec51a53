import { abroad, BOTH, chinese, cny, type Story } from './stories';

/** The trip fell through and the money was to go back to the card, which the customer had given up: the bank refused it. */
const refundRefused: Story = async (tell) => {
  await tell.ago(6);
  const { id } = await tell.customer(
    abroad(
      'Lukas Weber',
      { phone: '+4915212345670', email: 'lukas.weber@example.com' },
      { country: 'DE', currency: 'EUR' },
    ),
    BOTH,
  );
  const line = await tell.line(id, '+4915212345670');
  const methodId = await tell.card(id, 'tok_refund_fails');
  const renewal = await tell.renew({ customerId: id, lineId: line.id }, 'europe-10gb', { methodId });
  await tell.ago(2);
  await tell.refund({
    paymentId: renewal.payments[0]?.id ?? '',
    amount: { amount: 500, currency: 'EUR' },
    destination: 'source',
    reasonCode: 'tripCancelled',
    planEffect: 'keep',
  });
  for (let round = 0; round < 3; round += 1) await tell.tellCustomers();
};

/** A second number was ordered; the network bars it, so that the line never came into service. */
const numberBarred: Story = async (tell) => {
  await tell.ago(1);
  const { id } = await tell.customer(chinese('高翔', '+8613912340606', 'gao.xiang@example.com'), BOTH);
  const line = await tell.line(id, '+8613912340606');
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(10_000));
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.ago(0, 3);
  await tell.lineOfStock(id, '+8617120289902');
};

/** Renews by itself in a week, with a card that has expired meanwhile, and the balance does not suffice. */
const cardExpired: Story = async (tell) => {
  await tell.ago(420);
  const { id } = await tell.customer(chinese('沈佳宁', '+8613612347272', 'shen.jianing@example.com'), BOTH);
  const line = await tell.line(id, '+8613612347272', { autoRenew: true });
  const card = await tell.card(id, 'tok_success_unionpay', { years: 0 });
  await tell.topUp(id, card, cny(7_000));
  await tell.ago(23);
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.use(line.id, { voice: 30, data: 55 });
};

/** Voicemail is on and was charged with the plan; at the second number the network cannot do caller ID. */
const serviceRefused: Story = async (tell) => {
  await tell.ago(9);
  const { id } = await tell.customer(chinese('何雨桐', '+8613812340707', 'he.yutong@example.com'), BOTH);
  const line = await tell.line(id, '+8613812340707', { label: '主号' });
  const second = await tell.line(id, '+8613812349907', { label: '副号' });
  await tell.topUp(id, await tell.card(id, 'tok_success_unionpay'), cny(20_000));
  await tell.switchOn(line.id, 'voicemail');
  await tell.renew({ customerId: id, lineId: line.id }, 'asia-5gb');
  await tell.renew({ customerId: id, lineId: second.id }, 'asia-5gb');
  await tell.use(line.id, { voice: 20, data: 35 });
  await tell.ago(0, 2);
  await tell.switchOn(second.id, 'caller-id');
};

/**
 * Accounts in which something is wrong by a fault outside of the desk. They come after the stock is filled; with those among the
 * stories they are the ten of the handbook (docs/handbook.md).
 */
export const BROKEN_STORIES: Readonly<Record<string, Story>> = {
  refundRefused,
  numberBarred,
  cardExpired,
  serviceRefused,
};
