import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { type CreateQuoteInput } from '@ur-desk/domain/renewals';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { RenewDialog } from './RenewDialog';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('agent') }));

const CUSTOMER = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const NAME = { en: 'Asia 5 GB', zh: '亚洲 5 GB' };
const NOW = '2026-11-22T12:00:00.000Z';
const LATER = '2026-12-22T12:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');

const WALLET = 5_000;

const overview = {
  customer: { id: CUSTOMER, walletCurrency: 'CNY', zone: 'Asia/Shanghai', email: null },
  wallet: { balance: cny(5_000), held: cny(0), available: cny(5_000) },
  lines: [
    {
      line: { id: 'l1', label: 'Travel', msisdn: '+8613800138000' },
      active: null,
      queued: [],
      allowances: [],
    },
  ],
} as unknown as CustomerOverviewView;

const poor: CustomerOverviewView = {
  ...overview,
  wallet: { balance: cny(1_000), held: cny(0), available: cny(1_000) },
};

const version = {
  name: NAME,
  voiceSeconds: 6_000,
  smsCount: 0,
  dataBytes: null,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 3_900, floor: 0 }],
};
const card = { id: 'm1', brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2030, usable: true };
const span = { state: 'active', startsAt: NOW, endsAt: LATER };

type Asked = Pick<CreateQuoteInput, 'payment' | 'couponCode'>;

function quote(total: number, { payment, couponCode }: Asked) {
  const code = couponCode ?? null;
  const covers = payment.useWallet && total <= WALLET;
  const source = covers ? 'wallet' : payment.link ? 'link' : payment.methodId ? 'method' : 'wallet';
  return {
    id: `quote-${total}`,
    hash: `hash-${total}`,
    price: {
      lines: [
        {
          rule: 'planPrice',
          code: 'asia',
          name: NAME,
          amount: cny(total),
          limitedByFloor: false,
          limitedByBudget: false,
        },
      ],
      notApplied: [{ rule: 'coupon', code, name: null, reason: code ? 'unknownCode' : 'noneGiven' }],
      bonuses: [],
      total: cny(total),
      taxRateBps: 600,
      taxIncluded: cny(221),
      payable: [{ source, methodId: payment.methodId ?? null, amount: cny(total) }],
      missing: cny(0),
    },
    balanceBefore: cny(5_000),
    balanceAfter: cny(source === 'wallet' ? 5_000 - total : 5_000),
    subscription: { kind: 'create', ...span },
    createdAt: NOW,
    expiresAt: '2026-11-22T12:10:00.000Z',
    lots: [{ kind: 'voice', origin: 'plan', granted: 6_000, validFrom: NOW, expiresAt: LATER }],
  };
}

/** A plan for ¥30.00, of which a third is used. */
const credit = {
  subscriptionId: 's1',
  subscriptionReference: 'SB-1',
  planName: { en: 'Europe 1 GB', zh: '欧洲 1 GB' },
  endsAt: LATER,
  amount: cny(2_000),
  parts: [
    {
      paymentId: 'y0',
      paymentReference: 'PY-1',
      provider: 'wallet',
      amount: cny(2_000),
      suggestion: {
        amount: cny(2_000),
        basis: 'usedShare',
        paid: cny(3_000),
        alreadyRefunded: cny(0),
        usedBps: 3_333,
        terms: [{ kind: 'days', used: 10, total: 30, usedBps: 3_333, decides: true }],
      },
      refund: null,
    },
  ],
};
const subscription = { id: 's1', planId: 'p0', planName: credit.planName, ...span };
const running = {
  ...overview,
  lines: overview.lines.map((entry) => ({ ...entry, active: subscription })),
} as unknown as CustomerOverviewView;
const withQueued = {
  ...running,
  lines: running.lines.map((entry) => ({ ...entry, queued: [{ ...subscription, id: 's2' }] })),
} as unknown as CustomerOverviewView;

const renewal = (changes: object = {}) => ({
  id: 'r1',
  reference: 'RN-1',
  customerId: CUSTOMER,
  state: 'succeeded',
  policy: 'queue',
  planName: NAME,
  price: { payable: [] },
  total: cny(3_900),
  error: null,
  steps: [{ step: 'charged', state: 'done', attempts: 1, error: null, at: NOW, canRetry: false }],
  payments: [],
  subscription: { ...span, planName: NAME },
  lots: [],
  balance: cny(1_100),
  ...changes,
});

const PROVIDERS = [
  { name: 'sandbox', on: true, currencies: ['CNY'], methodKinds: ['card', 'alipay'] },
  { name: 'stripe', on: false, currencies: ['CNY'], methodKinds: ['card'] },
];
const link = {
  id: 'y1',
  customerId: CUSTOMER,
  kind: 'page',
  state: 'open',
  url: 'https://desk.example/pay/abc',
  purpose: 'renewal',
  amount: cny(3_900),
  declineCode: null,
  expiresAt: LATER,
};

const plan = (id: string, price: number) => ({
  id,
  code: id,
  current: {
    ...version,
    name: id === 'p1' ? NAME : { en: id, zh: id },
    prices: [{ currency: 'CNY', amount: price, floor: 0 }],
  },
});
/** The dearest is the last of more than are shown at first. */
const PLANS = [plan('p1', 3_900), ...[2, 3, 4, 5, 6, 7, 8].map((n) => plan(`p${n}`, 4_000 + n))];

type Take = (body: object) => unknown;

/** Opens the dialog; `take` answers when a quote is taken up. */
async function open(take: Take, of: CustomerOverviewView = overview, renewals: object[] = []) {
  const calls: [string, object][] = [];
  const action = async (path: string, body: object) => {
    calls.push([path, body]);
    if (path !== 'quotes') return take(body);
    const input = body as CreateQuoteInput;
    return { ...quote(3_900, input), credit: input.policy === 'replaceNow' ? credit : null };
  };
  const getList = async (resource: string) => {
    const data = { plans: PLANS, renewals }[resource] ?? [card];
    return { data, total: data.length };
  };
  const read = async (path: string) => {
    if (path === 'payment-links/providers') return { providers: PROVIDERS };
    if (path.startsWith('payment-links/')) return link;
    if (path.endsWith('/promotions')) return { id: 'q1', at: null, verdicts: [] };
    return path.startsWith('renewals') ? take({}) : [];
  };
  const getOne = async () => ({
    data: { id: CUSTOMER, locale: 'zh', zone: 'Asia/Shanghai', email: 'a@b.example' },
  });
  await renderInConsole(<RenewDialog kind="plan" overview={of} lineId="l1" onClose={() => undefined} />, {
    dataProvider: { action, getList, getOne, read } as never,
  });
  return { user: userEvent.setup(), calls };
}

describe('renewing', () => {
  it('shows price and end state, and takes exactly that quote up', async () => {
    const { user, calls } = await open(() => renewal());
    const button = await screen.findByRole('button', { name: 'Renew for CN¥39.00 from the balance' });
    expect(screen.getByText('CN¥11.00')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Why this price?' }));
    expect(await screen.findByText(/no code was entered/)).toBeInTheDocument();
    await user.click(button);
    const result = await screen.findByRole('dialog');
    expect(await within(result).findByText('Asia 5 GB is active')).toBeInTheDocument();
    expect(calls).toContainEqual(['renewals', { quoteId: 'quote-3900', quoteHash: 'hash-3900' }]);
  });

  it('asks for a new price with another way to pay, and the button says so', async () => {
    const { user, calls } = await open(() => renewal());
    await user.click(await screen.findByRole('radio', { name: /4242/ }));
    expect(await screen.findByRole('button', { name: /^Renew for CN¥39\.00 with Visa/ })).toBeEnabled();
    const payment = { useWallet: false, methodId: 'm1' };
    expect(calls.at(-1)).toEqual(['quotes', expect.objectContaining({ payment })]);
  });

  it('charges what was chosen, not the balance that would suffice, until the balance is ticked', async () => {
    const { user, calls } = await open(() => renewal());
    await user.click(await screen.findByRole('radio', { name: /Payment link/ }));
    expect(await screen.findByRole('button', { name: /with a payment link$/ })).toBeEnabled();
    const first = screen.getByRole('checkbox', { name: /^Use the balance/ });
    expect(first).not.toBeChecked();
    await user.click(first);
    expect(await screen.findByText(/^The balance pays it all/)).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: /from the balance$/ })).toBeEnabled();
    expect(screen.queryByRole('checkbox', { name: 'Card' })).not.toBeInTheDocument();
    expect(calls.at(-1)?.[1]).toMatchObject({ payment: { useWallet: true, link: {} } });
    await user.click(screen.getByRole('radio', { name: /4242/ }));
    expect(await screen.findByRole('button', { name: /with Visa/ })).toBeEnabled();
    expect(first).not.toBeChecked();
  });

  it('splits between the balance and a link where the balance covers only a part', async () => {
    const { user, calls } = await open(() => renewal(), poor);
    await user.click(await screen.findByRole('radio', { name: /Payment link/ }));
    expect(screen.getByRole('checkbox', { name: /^Use the balance/ })).toBeChecked();
    expect(await screen.findByRole('checkbox', { name: 'Card' })).toBeInTheDocument();
    await waitFor(() => expect(calls.at(-1)?.[1]).toMatchObject({ payment: { useWallet: true, link: {} } }));
  });

  it('shows the new price when the quote is no longer right', async () => {
    const changed = quote(4_500, { payment: { useWallet: true } });
    const { user, calls } = await open(() => {
      throw new ProblemError('quote_changed', 409, { quote: changed });
    });
    await user.click(await screen.findByRole('button', { name: 'Renew for CN¥39.00 from the balance' }));
    expect(await screen.findByRole('button', { name: 'Renew for CN¥45.00 from the balance' })).toBeEnabled();
    const alerts = screen.getAllByRole('alert').map(({ textContent }) => textContent);
    expect(alerts).toContainEqual(expect.stringMatching(/The price has changedCN¥39\.00.*CN¥45\.00/));
    await user.click(screen.getByRole('button', { name: 'Renew for CN¥45.00 from the balance' }));
    expect(calls.at(-1)).toEqual(['renewals', { quoteId: 'quote-4500', quoteHash: 'hash-4500' }]);
  });

  it('lets the customer pay by a link: address, QR and a text in his language', async () => {
    const payments = [
      { id: 'y1', state: 'requiresAction', provider: 'sandbox', amount: cny(3_900), captured: cny(0) },
    ];
    const { user, calls } = await open(() => renewal({ state: 'waiting', payments, subscription: null }));
    await user.click(await screen.findByRole('radio', { name: /Payment link/ }));
    await user.click(await screen.findByRole('checkbox', { name: 'Card' }));
    await user.click(await screen.findByRole('button', { name: 'Renew for CN¥39.00 with a payment link' }));
    expect(await screen.findByText('Waiting for the customer to pay CN¥39.00')).toBeInTheDocument();
    expect(await screen.findByTitle('QR code of the payment link')).toBeInTheDocument();
    const sms = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text for an SMS' });
    expect(sms.value).toContain('UR 套餐续费：¥39.00');
    const ordered = { provider: 'sandbox', methodKinds: ['alipay'], sendByEmail: false } as const;
    const quotes = calls.filter(([path]) => path === 'quotes');
    expect(quotes.at(-1)?.[1]).toMatchObject({ payment: { useWallet: false, link: ordered } });
  });

  it('replaces the plan that runs: its value line by line, what is left to pay, and when it ends', async () => {
    const { user, calls } = await open(() => renewal({ policy: 'replaceNow', credit }), running);
    await user.click(await screen.findByRole('radio', { name: /Replace the plan that runs now/ }));
    const button = await screen.findByRole('button', { name: 'Replace now: CN¥19.00 from the balance' });
    expect(calls.at(-1)).toEqual(['quotes', expect.objectContaining({ policy: 'replaceNow' })]);
    expect(screen.getByRole('link', { name: 'PY-1' })).toHaveAttribute('href', '/payments/y0/show');
    expect(screen.getByText(/Europe 1 GB ends now/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'How is it calculated?' }));
    expect(await screen.findByText(/10 days of 30 days/)).toBeInTheDocument();
    await user.click(button);
    expect(await screen.findByText('Value of the replaced plan')).toBeInTheDocument();
  });

  it('replaces nothing while another plan is queued behind', async () => {
    await open(() => renewal(), withQueued);
    const replace = await screen.findByRole('radio', { name: /Replace the plan that runs now/ });
    expect(replace).toBeDisabled();
  });

  it('offers no other try where the value of the old plan is gone', async () => {
    const error = 'plan_credit_changed';
    const steps = [{ step: 'posted', state: 'failed', attempts: 1, error, at: NOW, canRetry: false }];
    const { user } = await open(() => renewal({ state: 'failed', error, steps, credit, subscription: null }));
    await user.click(await screen.findByRole('button', { name: /^Renew for/ }));
    expect(await screen.findByText(/is worth something else now/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Try again/ })).not.toBeInTheDocument();
  });

  it.each([
    ['the plan whose renewal failed last', 'failed', 'p7', 'p8'],
    ['the plan that runs, after a renewal that succeeded', 'succeeded', 'p7', 'p7'],
    ['the last plan, where none runs', 'succeeded', null, 'p8'],
    ['the cheapest plan, where the last one is not sold any more', 'withdrawn', null, 'p1'],
  ])('chooses %s', async (_case, state, active, expected) => {
    const last = { id: 'r0', state, planId: state === 'withdrawn' ? 'p0' : 'p8' };
    const of = active ? { ...subscription, planId: active } : null;
    const lines = overview.lines.map((entry) => ({ ...entry, active: of }));
    const asked = { ...overview, lines } as unknown as CustomerOverviewView;
    const { calls } = await open(() => renewal(), asked, [last]);
    const name = expected === 'p1' ? /^Asia/ : new RegExp(`^${expected}`);
    expect(await screen.findByRole('radio', { name })).toBeChecked();
    await waitFor(() => expect(calls[0]?.[1]).toMatchObject({ planId: expected }));
  });

  it('says under the coupon field why a code changes nothing', async () => {
    const { user } = await open(() => renewal());
    const field = await screen.findByRole('textbox', { name: 'Coupon code' });
    await user.type(field, 'SPRING{Enter}');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/the code “SPRING” does not exist/));
    expect(field).toBeInvalid();
    await user.clear(field);
    await user.type(field, '{Enter}');
    await waitFor(() => expect(field).not.toHaveAccessibleDescription());
  });

  it('says how long the price is good, and a refusal at the choice that caused it', async () => {
    const { user } = await open(() => {
      const field = { field: 'payment.methodId', code: 'payment_method_unusable' };
      throw new ProblemError('payment_method_unusable', 422, {}, [field]);
    });
    expect(await screen.findByRole('timer')).toHaveTextContent(/^(10:00|9:\d\d)$/);
    await user.type(screen.getByRole('textbox', { name: 'Coupon code' }), 'SPRING');
    await user.click(await screen.findByRole('button', { name: 'Renew for CN¥39.00 from the balance' }));
    expect((await screen.findAllByText(/has expired or was removed/)).length).toBeGreaterThan(0);
    expect(screen.getByRole('textbox', { name: 'Coupon code' })).toHaveValue('SPRING');
  });

  it('says why a charge failed and offers another card', async () => {
    const steps = [
      { step: 'charged', state: 'failed', attempts: 1, error: 'cardDeclined', at: NOW, canRetry: true },
    ];
    const { user } = await open(() =>
      renewal({ state: 'failed', error: 'cardDeclined', steps, subscription: null }),
    );
    await user.click(await screen.findByRole('button', { name: 'Renew for CN¥39.00 from the balance' }));
    expect(await screen.findByText(/The bank declined the card/)).toBeInTheDocument();
    expect(screen.getByText('Failure notice')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('radio', { name: /4242/ })).toBeChecked());
    expect(screen.getByRole('button', { name: /^Try again: CN¥39\.00 with Visa/ })).toBeEnabled();
  });

  it('goes on with an answer that the renewal had not heard of', async () => {
    const steps = [{ step: 'charged', state: 'running', attempts: 1, error: null, at: NOW, canRetry: true }];
    const { user, calls } = await open(() => renewal({ state: 'running', steps, subscription: null }));
    await user.click(await screen.findByRole('button', { name: 'Renew for CN¥39.00 from the balance' }));
    await user.click(await screen.findByRole('button', { name: 'Go on with the bank’s answer' }));
    await waitFor(() => expect(calls.at(-1)).toEqual(['renewals/r1/steps/charged/retry', {}]));
  });
});
