import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { money } from '@ur-desk/domain/kernel';
import { type RefundFactsView } from '@ur-desk/domain/refunds';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { RefundDialog } from './RefundDialog';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('agent') }));

const PAYMENT_ID = '01900000-0000-7000-8000-000000000002';
const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const cny = (amount: number) => money(amount, 'CNY');

const FACTS: RefundFactsView = {
  payment: {
    id: PAYMENT_ID,
    reference: 'PY-0000-0000',
    provider: 'sandbox',
    purpose: 'renewal',
    purposeId: '01900000-0000-7000-8000-000000000003',
    state: 'captured',
    captured: cny(9900),
    refunded: cny(0),
    capturedAt: '2026-11-20T08:00:00.000Z',
    inWallet: cny(0),
    source: 'open',
    paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
    disputedBy: null,
  },
  purchase: { posted: cny(9900), refunded: cny(0), uses: 0 },
  customer: { id: CUSTOMER_ID, status: 'active', walletCurrency: 'CNY' },
  walletBalance: cny(1250),
  plan: {
    subscriptionId: '01900000-0000-7000-8000-000000000001',
    subscriptionReference: 'SB-0000-0000',
    planName: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
    state: 'active',
    startsAt: '2026-11-20T08:00:00.000Z',
    endsAt: '2026-12-20T08:00:00.000Z',
    runsUntil: '2026-12-20T08:00:00.000Z',
    stoppedAt: null,
    movedAt: null,
    restedOn: false,
    isAddOn: false,
    lots: [{ kind: 'data', granted: 10_000_000_000, used: 2_500_000_000, bonus: false }],
  },
  bonuses: [],
  refundsInYear: 0,
  reasons: [
    { code: 'noService', text: { en: 'No service or poor quality', zh: '无服务' }, commentNeeded: false },
    { code: 'duplicateCharge', text: { en: 'Charged twice', zh: '重复扣款' }, commentNeeded: false },
    { code: 'other', text: { en: 'Another reason (say which)', zh: '其他' }, commentNeeded: true },
  ],
  limits: [
    {
      measure: 'CNY',
      perAction: 20_000,
      perCustomerDay: 50_000,
      perAgentDay: 200_000,
      customerDay: 0,
      agentDay: 0,
    },
  ],
  now: '2026-11-22T08:00:00.000Z',
};

const REFUND = {
  id: '01900000-0000-7000-8000-000000000009',
  reference: 'RF-7Q2M-4KX9',
  amount: cny(3000),
  balanceAfter: cny(4250),
  planEffect: 'keep',
  couponUse: 'keep',
  state: 'succeeded',
  toSource: cny(0),
  toWallet: cny(3000),
  source: null,
  replaces: null,
  renewal: null,
  approval: null,
  createdAt: '2026-11-22T08:00:00.000Z',
  actor: { kind: 'staff', id: 'somebody', name: 'Somebody' },
  payment: { id: PAYMENT_ID, paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' } },
};

async function openWith(facts: Partial<RefundFactsView>, action: jest.Mock = jest.fn(async () => REFUND)) {
  const read = jest.fn(async () => ({ ...FACTS, ...facts }));
  await renderInConsole(
    <RefundDialog customerId={CUSTOMER_ID} paymentId={PAYMENT_ID} onClose={() => undefined} />,
    { dataProvider: { read: read as never, action: action as never } },
  );
  const user = userEvent.setup();
  const amount = await screen.findByRole('textbox', { name: /Amount/ });
  const type = async (text: string) => {
    await user.clear(amount);
    await user.type(amount, text);
  };
  const choose = async (reason: string) => {
    await user.click(screen.getByRole('combobox', { name: /Reason/ }));
    await user.click(await screen.findByRole('option', { name: reason }));
  };
  return { user, type, choose, action, amount };
}

describe('the refund form', () => {
  it('starts with the suggestion and shows its terms and which one decides', async () => {
    const { amount } = await openWith({});
    expect(amount).toHaveValue('74.25');
    const terms = screen.getByRole('list', { name: 'How the amount comes about' });
    const decisive = within(terms)
      .getAllByRole('listitem')
      .filter((term) => within(term).queryByText('decides'));
    expect(decisive).toHaveLength(1);
    expect(decisive[0]).toHaveTextContent('Data');
    expect(decisive[0]).toHaveTextContent('25%');
  });

  it('shows the end state as it is typed, and says on the button what it does', async () => {
    const { type, user } = await openWith({});
    await type('30');
    const endState = screen.getByRole('region', { name: 'Afterwards' });
    expect(endState).toHaveTextContent('CN¥12.50');
    expect(endState).toHaveTextContent('CN¥42.50');
    expect(endState).toHaveTextContent('CN¥69.00');
    await user.click(screen.getByRole('radio', { name: /Stop the plan now/ }));
    expect(endState).toHaveTextContent('stopped');
    expect(screen.getByRole('button', { name: 'Refund CN¥30.00 to the balance' })).toBeEnabled();
  });

  it('sends what was chosen and shows the result', async () => {
    const { type, choose, user, action } = await openWith({});
    await type('30.00');
    await choose('No service or poor quality');
    await user.click(screen.getByRole('button', { name: 'Refund CN¥30.00 to the balance' }));
    expect(await screen.findByText('CN¥30.00 was added to the balance')).toBeInTheDocument();
    expect(screen.getByText(/The balance is CN¥42.50/)).toBeInTheDocument();
    const [path, body, options] = action.mock.calls[0] as [string, object, { idempotencyKey: string }];
    expect([path, body]).toEqual([
      'refunds',
      {
        paymentId: PAYMENT_ID,
        amount: cny(3000),
        destination: 'wallet',
        reasonCode: 'noService',
        planEffect: 'keep',
        tierProgress: 'back',
      },
    ]);
    expect(options.idempotencyKey).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('gives a use of a promotion back where it is asked to, and says so before', async () => {
    const purchase = { ...FACTS.purchase, uses: 1 };
    const { type, choose, user, action } = await openWith({ purchase });
    await type('30');
    const endState = screen.getByRole('region', { name: 'Afterwards' });
    expect(endState).not.toHaveTextContent('can be used again');
    await user.click(screen.getByRole('checkbox', { name: /use the promotion or coupon again/ }));
    expect(endState).toHaveTextContent('The promotion or coupon can be used again.');
    await choose('No service or poor quality');
    await user.click(screen.getByRole('button', { name: 'Refund CN¥30.00 to the balance' }));
    expect(await screen.findByText('CN¥30.00 was added to the balance')).toBeInTheDocument();
    expect(action.mock.calls[0]?.[1]).toMatchObject({ couponUse: 'back' });
  });

  it('offers that only where the purchase has used one', async () => {
    await openWith({});
    expect(screen.queryByRole('checkbox', { name: /promotion or coupon/ })).toBeNull();
  });

  it.each(['99.01', '0', '-1', 'abc', '1.234', '1e3'])(
    'refuses %s at the field while it is typed',
    async (text) => {
      const { type } = await openWith({});
      await type(text);
      expect(screen.getByText('At most CN¥99.00 can be refunded.')).toBeInTheDocument();
      expect(screen.getByRole('button', { name: 'Refund to the balance' })).toBeDisabled();
    },
  );

  it('takes digits of a Chinese keyboard for what they are, and says on the button what it understood', async () => {
    const { type } = await openWith({});
    await type('０.１');
    expect(screen.getByRole('button', { name: 'Refund CN¥0.10 to the balance' })).toBeEnabled();
  });

  it('sends nothing without a reason, and says so at the field', async () => {
    const { user, action } = await openWith({});
    await user.click(screen.getByRole('button', { name: /Refund .* to the balance/ }));
    expect(screen.getByText('Required')).toBeInTheDocument();
    expect(action).not.toHaveBeenCalled();
  });

  it('asks for a reason for the exception when the policy is exceeded', async () => {
    const { user, choose, action } = await openWith({ refundsInYear: 5 });
    await choose('Charged twice');
    await user.click(screen.getByRole('button', { name: /Refund .* to the balance/ }));
    expect(action).not.toHaveBeenCalled();
    await user.type(screen.getByRole('textbox', { name: /Reason for the exception/ }), 'an outage');
    await user.click(screen.getByRole('button', { name: /Refund .* to the balance/ }));
    expect(await screen.findByText(/was added to the balance/)).toBeInTheDocument();
    expect(action.mock.calls[0]?.[1]).toMatchObject({ overrideReason: 'an outage' });
  });

  it('shows at the field that somebody else was faster', async () => {
    const max = cny(1240);
    const errors = [{ field: 'amount', code: 'refund_above_rest', params: { max } }];
    const action = jest.fn(async () => {
      throw new ProblemError('refund_above_rest', 422, { max }, errors);
    });
    const { type, choose, user } = await openWith({}, action);
    await type('30');
    await choose('Charged twice');
    await user.click(screen.getByRole('button', { name: /Refund .* to the balance/ }));
    const said = await screen.findAllByText('At most CN¥12.40 can be refunded.');
    expect(said.length).toBeGreaterThan(0);
  });

  it('splits: the rest for the balance is computed, the button names both', async () => {
    const { type, choose, user, action } = await openWith({});
    await type('30');
    await choose('Charged twice');
    await user.click(screen.getByRole('radio', { name: /Part to Visa ••4242/ }));
    const part = screen.getByRole('textbox', { name: /To Visa ••4242/ });
    await user.type(part, '30');
    expect(
      screen.getByText(/the part for the source is more than zero and less than CN¥30.00/),
    ).toBeInTheDocument();
    await user.clear(part);
    await user.type(part, '12.50');
    expect(screen.getByText('CN¥17.50 to the balance')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Refund CN¥12.50 to Visa ••4242, CN¥17.50 to the balance' }),
    );
    expect(action.mock.calls[0]?.[1]).toMatchObject({ destination: 'split', sourceAmount: cny(1250) });
  });

  it('what the card refused is given to the balance with one click', async () => {
    const source = { failureCode: 'methodClosed', checks: 0, reviewReason: null, nextCheckAt: null };
    const failed = {
      ...REFUND,
      state: 'failed',
      destination: 'source',
      toSource: cny(3000),
      source,
      replacedBy: null,
    };
    const action = jest.fn(async (path: string) => (path === 'refunds' ? failed : REFUND));
    const { type, choose, user } = await openWith({}, action);
    await type('30');
    await choose('Charged twice');
    await user.click(screen.getByRole('radio', { name: 'To Visa ••4242' }));
    await user.click(screen.getByRole('button', { name: 'Refund CN¥30.00 to Visa ••4242' }));
    expect(await screen.findByText('Visa ••4242 took nothing back')).toBeInTheDocument();
    expect(screen.getByText(/The card or account is closed/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Give CN¥30.00 to the balance instead' }));
    expect(await screen.findByText('CN¥30.00 was added to the balance')).toBeInTheDocument();
    const [path, body] = action.mock.calls[1] as unknown as [string, object];
    expect([path, body]).toEqual([`refunds/${REFUND.id}/retry`, { destination: 'wallet' }]);
  });

  it('ends the plan earlier, with a new end that keeps the share that stays paid', async () => {
    const { type, user } = await openWith({});
    await type('49.50');
    await user.click(screen.getByRole('radio', { name: /End the plan earlier/ }));
    expect(screen.getByLabelText(/New end/)).toHaveValue('2026-12-05T08:00');
    expect(screen.getByRole('button', { name: 'Refund CN¥49.50 to the balance' })).toBeEnabled();
  });

  it('what the wallet paid has no other way to go', async () => {
    await openWith({
      payment: { ...FACTS.payment, provider: 'wallet', source: 'walletPaid', paidWith: null },
    });
    expect(screen.queryByText('Where does it go?')).not.toBeInTheDocument();
  });

  it('a plan that another purchase rests on cannot be stopped', async () => {
    const plan = FACTS.plan && { ...FACTS.plan, restedOn: true };
    await openWith({ plan });
    expect(screen.getByRole('radio', { name: /Stop the plan now/ })).toBeDisabled();
    expect(screen.getByText(/Another purchase rests on this plan/)).toBeInTheDocument();
  });
});

it('says why nothing can be refunded instead of a form', async () => {
  const nothing = { posted: cny(0), refunded: cny(0) };
  await renderInConsole(
    <RefundDialog customerId={CUSTOMER_ID} paymentId={PAYMENT_ID} onClose={() => undefined} />,
    { dataProvider: { read: (async () => ({ ...FACTS, purchase: nothing })) as never } },
  );
  expect(await screen.findByText(/Only what is not spent yet can go back/)).toBeInTheDocument();
});

describe('above a limit', () => {
  const [limit] = FACTS.limits;
  const limits = [{ ...limit!, perAction: 2_000 }];
  const approval = {
    id: '01900000-0000-7000-8000-00000000000a',
    reference: 'AR-7Q2M-4KX9',
    state: 'open',
    expiresAt: '2026-11-25T08:00:00.000Z',
    decidedBy: null,
  };

  it('says before that somebody else approves it, and afterwards that it waits', async () => {
    const waiting = { ...REFUND, state: 'awaitingApproval', approval };
    const { type, choose, user } = await openWith(
      { limits },
      jest.fn(async () => waiting),
    );
    expect(screen.getByText(/This is above your limits/)).toHaveTextContent(
      'At once: CN¥74.25 (limit CN¥20.00)',
    );
    await type('20');
    expect(screen.queryByText(/This is above your limits/)).not.toBeInTheDocument();
    await type('20.01');
    await choose('Charged twice');
    await user.click(
      screen.getByRole('button', { name: 'Ask for approval: Refund CN¥20.01 to the balance' }),
    );
    expect(await screen.findByText('Sent for approval')).toBeInTheDocument();
    expect(screen.getByText(/Request AR-7Q2M-4KX9 is open until/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the request' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/approvals/${approval.id}/show`),
    );
  });
});

it('one’s own slip is taken back from the result', async () => {
  const mine = { ...REFUND, actor: { kind: 'staff', id: staffMember('agent').id, name: 'Mei Lin' } };
  const made = { ...mine, createdAt: new Date().toISOString() };
  const action = jest.fn(async (path: string) =>
    path.endsWith('/undo') ? { ...made, state: 'undone' } : made,
  );
  const { choose, user } = await openWith({}, action);
  await choose('Charged twice');
  await user.click(screen.getByRole('button', { name: /Refund .* to the balance/ }));
  await user.click(await screen.findByRole('button', { name: 'Undo (15 minutes left)' }));
  expect(await screen.findByText('Refund RF-7Q2M-4KX9 is taken back')).toBeInTheDocument();
  expect(action.mock.calls[1]?.[0]).toBe(`refunds/${REFUND.id}/undo`);
});
