import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type AdjustmentFactsView, type AdjustmentView } from '@ur-desk/domain/adjustments';
import { money } from '@ur-desk/domain/kernel';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { AdjustmentDialog } from './AdjustmentDialog';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('agent') }));

const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const PLAN_ID = '01900000-0000-7000-8000-000000000001';
const cny = (amount: number) => money(amount, 'CNY');
const GIB = 1024 ** 3;

const reasons = [
  { code: 'courtesy', text: { en: 'Courtesy', zh: '关怀' }, commentNeeded: false },
  { code: 'other', text: { en: 'Another reason', zh: '其他' }, commentNeeded: true },
];
const limit = (measure: 'CNY' | 'dataBytes' | 'validityDays', most: number) => ({
  measure,
  perAction: most,
  perCustomerDay: 2 * most,
  perAgentDay: 10 * most,
  customerDay: 0,
  agentDay: 0,
});

const FACTS: AdjustmentFactsView = {
  customer: { id: CUSTOMER_ID, status: 'active', walletCurrency: 'CNY' },
  wallet: { balance: cny(1_250), held: cny(0), available: cny(1_250) },
  plans: [
    {
      id: PLAN_ID,
      reference: 'SB-0000-0000',
      lineId: '01900000-0000-7000-8000-000000000009',
      planName: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
      state: 'active',
      startsAt: '2026-11-20T08:00:00.000Z',
      endsAt: '2026-12-20T08:00:00.000Z',
      zone: 'Asia/Shanghai',
      anchorDay: 20,
      followed: false,
      extra: { voice: 0, sms: 0, data: 0 },
      unlimited: ['voice'],
    },
  ],
  reasons: { credit: reasons, debit: reasons, allowance: reasons, validity: reasons },
  limits: [limit('CNY', 20_000), limit('dataBytes', 5 * GIB), limit('validityDays', 7)],
  now: '2026-11-22T08:00:00.000Z',
};

const DONE: AdjustmentView = {
  id: '01900000-0000-7000-8000-00000000000a',
  customerId: CUSTOMER_ID,
  kind: 'credit',
  state: 'done',
  reference: 'AJ-7Q2M-4KX9',
  amount: cny(1_500),
  allowance: null,
  days: null,
  plan: null,
  changes: [{ field: 'balance', before: { money: cny(1_250) }, after: { money: cny(2_750) } }],
  reasonCode: 'courtesy',
  comment: null,
  approval: null,
  actor: { kind: 'staff', id: '01900000-0000-7000-8000-0000000000ff', name: 'Ada Zhou' },
  createdAt: '2026-11-22T08:00:00.000Z',
  doneAt: '2026-11-22T08:00:00.000Z',
};

async function open(answer: object = DONE, facts: Partial<AdjustmentFactsView> = {}) {
  const action = jest.fn(async () => answer);
  const read = jest.fn(async () => ({ ...FACTS, ...facts }));
  await renderInConsole(<AdjustmentDialog customerId={CUSTOMER_ID} onClose={() => undefined} />, {
    dataProvider: { read: read as never, action: action as never },
  });
  await screen.findByRole('textbox', { name: /Amount/ });
  const user = userEvent.setup();
  const choose = async (field: RegExp, option: string) => {
    await user.click(screen.getByRole('combobox', { name: field }));
    await user.click(await screen.findByRole('option', { name: option }));
  };
  const sent = () => (action.mock.calls[0] as unknown as [string, object])[1];
  return { user, action, choose, sent };
}

describe('adjusting by hand', () => {
  it('what one did oneself can be taken back from the result', async () => {
    const actor = { kind: 'staff', id: staffMember('agent').id, name: 'Mei Lin' };
    const doneAt = new Date(Date.now() - 60_500).toISOString();
    const { user, choose, action } = await open({ ...DONE, actor, doneAt, createdAt: doneAt });
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '15');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    action.mockResolvedValueOnce({ ...DONE, actor, doneAt, state: 'undone' });
    await user.click(await screen.findByRole('button', { name: 'Undo (14 minutes left)' }));
    expect(await screen.findByText('Adjustment AJ-7Q2M-4KX9 is taken back')).toBeInTheDocument();
    expect((action.mock.calls[1] as unknown as [string])[0]).toBe(`adjustments/${DONE.id}/undo`);
    expect(screen.queryByRole('button', { name: /^Undo/ })).not.toBeInTheDocument();
  });

  it.each([
    ['a colleague’s', { actor: { kind: 'staff', id: 'somebody', name: 'Ada' } }],
    ['what is older than 15 minutes', { doneAt: new Date(Date.now() - 16 * 60_000).toISOString() }],
    ['an extra allowance', { amount: null, allowance: { kind: 'data', quantity: GIB } }],
  ])('%s has no such button', async (_name, changes) => {
    const actor = { kind: 'staff', id: staffMember('agent').id, name: 'Mei Lin' };
    const doneAt = new Date().toISOString();
    const { user, choose } = await open({ ...DONE, actor, doneAt, ...changes });
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '15');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    expect(await screen.findByRole('link', { name: 'Open the adjustment' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Undo/ })).not.toBeInTheDocument();
  });

  it('a credit: before → after, what the button does, the result', async () => {
    const { user, choose, sent } = await open();
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '15');
    const after = screen.getByRole('region', { name: 'Afterwards' });
    expect(after).toHaveTextContent('CN¥12.50');
    expect(after).toHaveTextContent('CN¥27.50');
    expect(screen.getByText(/You may give CN¥200.00 at once/)).toBeInTheDocument();
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    expect(await screen.findByText('Credit CN¥15.00 done')).toBeInTheDocument();
    expect(sent()).toEqual({
      customerId: CUSTOMER_ID,
      kind: 'credit',
      amount: cny(1_500),
      reasonCode: 'courtesy',
    });
  });

  it('above the limit it says so before, asks, and says that it was asked', async () => {
    const approval = {
      id: '01900000-0000-7000-8000-00000000000b',
      reference: 'AP-7Q2M-4KX9',
      state: 'open',
      expiresAt: '2026-11-25T08:00:00.000Z',
      decidedBy: null,
    };
    const { user, choose } = await open({ ...DONE, state: 'awaitingApproval', approval });
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '500');
    const note = screen.getByRole('alert');
    expect(note).toHaveTextContent('somebody else has to approve it');
    expect(note).toHaveTextContent('At once: CN¥500.00 (limit CN¥200.00)');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Ask for approval: CN¥500.00' }));
    expect(await screen.findByText('Sent for approval')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the request' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/approvals/${approval.id}/show`),
    );
  });

  it.each(['0', '-5', '1e3', '1.234', 'abc'])('refuses %s at the field while it is typed', async (text) => {
    const { user } = await open();
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), text);
    expect(screen.getByText('Enter an amount above zero, like 19.99.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Credit the balance' })).toBeDisabled();
  });

  it('a debit beyond what is there is refused with the number needed', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Debit' }));
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '12.51');
    expect(screen.getByText(/CN¥12.50 available, CN¥12.51 needed/)).toBeInTheDocument();
  });

  it('extra data is given in gigabytes, and not of what has no end', async () => {
    const { user, choose, sent } = await open();
    await user.click(screen.getByRole('button', { name: 'Extra allowance' }));
    await user.type(screen.getByRole('textbox', { name: /How much/ }), '1.5');
    expect(screen.getByRole('region', { name: 'Afterwards' })).toHaveTextContent('1.5 GB');
    await choose(/Of what/, 'Minutes');
    await user.type(screen.getByRole('textbox', { name: /How much/ }), '60');
    expect(screen.getByText(/there is nothing to add/)).toBeInTheDocument();
    await choose(/Of what/, 'Data');
    await user.type(screen.getByRole('textbox', { name: /How much/ }), '2');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Give 2 GB' }));
    expect(sent()).toMatchObject({ subscriptionId: PLAN_ID, allowance: { kind: 'data', quantity: 2 * GIB } });
  });

  it('a later end shows the day', async () => {
    const { user, choose, sent } = await open();
    await user.click(screen.getByRole('button', { name: 'Longer validity' }));
    await user.type(screen.getByRole('textbox', { name: /Days/ }), '3');
    expect(screen.getByRole('region', { name: 'Afterwards' })).toHaveTextContent('23 Dec 2026');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Extend by 3 days' }));
    expect(sent()).toMatchObject({ kind: 'validity', subscriptionId: PLAN_ID, days: 3 });
  });

  it('without a plan there is nothing to extend', async () => {
    const { user } = await open(DONE, { plans: [] });
    await user.click(screen.getByRole('button', { name: 'Longer validity' }));
    expect(screen.getByText(/there is nothing to add to/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Extend the plan' })).toBeDisabled();
  });

  it('sends nothing without a reason, and a reason that says too little needs a comment', async () => {
    const { user, choose, action } = await open();
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '15');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    expect(screen.getByText('Required')).toBeInTheDocument();
    await choose(/Reason/, 'Another reason');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    expect(screen.getByText('Say in the comment what the reason is.')).toBeInTheDocument();
    expect(action).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: /Comment/ }), 'promised');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    expect(action).toHaveBeenCalledTimes(1);
  });

  it('what the server refuses stands at the field', async () => {
    const errors = [{ field: 'amount', code: 'currency_mismatch', params: { currency: 'EUR' } }];
    const { user, choose, action } = await open();
    action.mockRejectedValueOnce(new ProblemError('currency_mismatch', 422, { currency: 'EUR' }, errors));
    await user.type(screen.getByRole('textbox', { name: /Amount/ }), '15');
    await choose(/Reason/, 'Courtesy');
    await user.click(screen.getByRole('button', { name: 'Credit CN¥15.00' }));
    const amount = screen.getByRole('textbox', { name: /Amount/ });
    expect(await screen.findAllByText('The amount must be in EUR.')).not.toHaveLength(0);
    expect(amount).toHaveAccessibleDescription('The amount must be in EUR.');
  });
});

it('is complete in Chinese', async () => {
  await renderInConsole(<AdjustmentDialog customerId={CUSTOMER_ID} onClose={() => undefined} />, {
    dataProvider: { read: (async () => FACTS) as never },
    locale: 'zh',
  });
  const dialog = await screen.findByRole('dialog', { name: '调整' });
  await userEvent.setup().type(await within(dialog).findByRole('textbox', { name: /金额/ }), '500');
  expect(within(dialog).getByRole('alert')).toHaveTextContent('单次：¥500.00（限额 ¥200.00）');
  expect(within(dialog).getByRole('button', { name: '提交审批：¥500.00' })).toBeEnabled();
});
