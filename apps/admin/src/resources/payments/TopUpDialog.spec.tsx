import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { money } from '@ur-desk/domain/kernel';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentMethodView, type PaymentView, type TopUpOfferView } from '@ur-desk/domain/payments';
import { renderInConsole, staffMember } from '../../../test/console';
import { TopUpDialog } from './TopUpDialog';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('agent') }));

const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const cny = (amount: number) => money(amount, 'CNY');

const BLOCK: PaymentBlockView = {
  id: 'b1',
  customerId: CUSTOMER_ID,
  methodId: null,
  state: 'active',
  cause: 'staff',
  reason: 'stolen wallet',
  blockedBy: 'Li',
  until: null,
  createdAt: '2026-11-22T08:00:00.000Z',
  liftedAt: null,
  liftedBy: null,
  liftReason: null,
};

const LIMITS = { id: 'l1', currency: 'CNY', presets: [3_000, 5_000, 10_000], least: 300, most: 1_000_000 };

const method = (id: string, changes: Partial<PaymentMethodView> = {}): PaymentMethodView => ({
  id,
  customerId: CUSTOMER_ID,
  provider: 'sandbox',
  kind: 'card',
  brand: 'visa',
  lastFour: '4242',
  expiryMonth: 12,
  expiryYear: 2030,
  state: 'active',
  usable: true,
  block: null,
  expiringSoon: false,
  isDefault: false,
  automaticUseSince: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  removedAt: null,
  ...changes,
});

const payment = (changes: Partial<PaymentView>): Partial<PaymentView> => ({
  id: 'p1',
  customerId: CUSTOMER_ID,
  amount: cny(5000),
  paidWith: { methodId: 'm1', kind: 'card', brand: 'visa', lastFour: '4242' },
  declineCode: null,
  nextCheckAt: null,
  reviewReason: null,
  checks: 0,
  ...changes,
});

const PROVIDERS = [{ name: 'sandbox', on: true, currencies: ['CNY'], methodKinds: ['card', 'alipay'] }];
const LINK = {
  id: 'y1',
  customerId: CUSTOMER_ID,
  kind: 'page',
  state: 'open',
  url: 'https://desk.example/pay/abc',
  purpose: 'topUp',
  amount: cny(5_000),
  declineCode: null,
  expiresAt: '2026-12-22T12:00:00.000Z',
};

const NO_BONUS: TopUpOfferView = { bonuses: [], bonus: cny(0) };

let offer: TopUpOfferView;
let blocks: PaymentBlockView[];
let unanswered: Partial<PaymentView>[];
beforeEach(() => {
  offer = NO_BONUS;
  blocks = [];
  unanswered = [];
});

async function open(methods: PaymentMethodView[], charge: jest.Mock = jest.fn()) {
  const action = async (path: string, ...rest: unknown[]): Promise<unknown> =>
    path === 'top-ups/offer' ? offer : charge(path, ...rest);
  const read = async (path: string) => {
    if (path === 'payment-links/providers') return { providers: PROVIDERS };
    if (path.startsWith('payment-links/')) return LINK;
    return { balance: cny(1250), held: cny(0), available: cny(1250) };
  };
  const getOne = async () => ({
    data: { id: CUSTOMER_ID, locale: 'zh', zone: 'Asia/Shanghai', email: 'a@b.example' },
  });
  const getList = async (resource: string) => {
    const known = { 'payment-methods': methods, 'payment-blocks': blocks, payments: unanswered };
    const data = known[resource as keyof typeof known] ?? [LIMITS];
    return { data, total: data.length };
  };
  await renderInConsole(<TopUpDialog customerId={CUSTOMER_ID} onClose={() => undefined} />, {
    dataProvider: { read, getList, getOne, action } as never,
  });
  await screen.findByText('Paid with');
  return userEvent.setup();
}

describe('topping up', () => {
  it('starts with an amount and the card that is good, and says where the balance goes', async () => {
    await open([method('m0', { lastFour: '0069', usable: false }), method('m1')]);
    expect(screen.getByRole('radio', { name: /0069.*expired/ })).toBeDisabled();
    expect(screen.getByRole('radio', { name: /4242/ })).toBeChecked();
    expect(screen.getByText('CN¥62.50')).toBeInTheDocument();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Charge CN¥50.00 to Visa ••4242' })).toBeEnabled(),
    );
  });

  it('says what promotions give on top before it is paid, and that nothing else is agreed to', async () => {
    const name = { en: 'Ten for a hundred', zh: '充百送十' };
    offer = {
      bonuses: [{ promotionId: 'b1', code: 'ten', name, amount: cny(1_000), validDays: 90 }],
      bonus: cny(1_000),
    };
    const charge = jest.fn().mockResolvedValue({ payment: payment({ state: 'captured' }) });
    const user = await open([method('m1')], charge);
    expect(await screen.findByText(/CN¥10.00 on top.*within 90 days: Ten for a hundred/)).toBeInTheDocument();
    expect(screen.getByText('CN¥72.50')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Charge CN¥50.00 to Visa ••4242' }));
    const order = expect.objectContaining({ amount: cny(5_000), expectedBonus: cny(1_000) }) as object;
    expect(charge).toHaveBeenCalledWith('top-ups', order, expect.anything());
  });

  it('says at once that an earlier charge has no answer yet, and not only when it is refused', async () => {
    unanswered = [payment({ state: 'unknown', reference: 'PY-7K3M-99XA' })];
    await open([method('m1')]);
    expect(await screen.findByRole('alert')).toHaveTextContent(/PY-7K3M-99XA.* has no answer yet/);
  });

  it('shows a blocked card with why, and cannot choose it', async () => {
    await open([method('m0', { usable: false, block: { ...BLOCK, methodId: 'm0' } }), method('m1')]);
    expect(screen.getByRole('radio', { name: /blocked: stolen wallet/ })).toBeDisabled();
  });

  it('charges nothing while all payments of the customer are blocked, and says why', async () => {
    blocks = [BLOCK];
    await open([method('m1')]);
    expect(
      await screen.findByText(/payments of this customer are blocked: stolen wallet/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Charge the card' })).toBeDisabled();
  });

  it('charges another amount', async () => {
    const action = jest.fn(async () => ({ payment: payment({ state: 'captured', amount: cny(4200) }) }));
    const user = await open([method('m1')], action);
    await user.type(screen.getByRole('textbox', { name: 'Other amount' }), '42');
    await user.click(screen.getByRole('button', { name: 'Charge CN¥42.00 to Visa ••4242' }));
    expect(await screen.findByText('CN¥42.00 was charged to Visa ••4242')).toBeInTheDocument();
    const [path, body] = action.mock.calls[0] as unknown as [string, object];
    const order = { customerId: CUSTOMER_ID, amount: cny(4200), methodId: 'm1', expectedBonus: cny(0) };
    expect([path, body]).toEqual(['top-ups', order]);
  });

  it.each([
    ['1', 'It must be at least CN¥3.00.'],
    ['100000', 'It can be at most CN¥10,000.00.'],
    ['x', 'It must be at least CN¥3.00.'],
  ])('refuses %s at the field, with the number that would do', async (text, words) => {
    const user = await open([method('m1')]);
    await user.type(screen.getByRole('textbox', { name: 'Other amount' }), text);
    expect(screen.getByRole('textbox', { name: 'Other amount' })).toHaveAccessibleDescription(words);
    expect(screen.getByRole('button', { name: 'Charge the card' })).toBeDisabled();
  });

  it('reads out why a card was declined, and lets the agent try again', async () => {
    const declined = payment({ state: 'failed', declineCode: 'insufficientFunds' });
    const user = await open(
      [method('m1')],
      jest.fn(async () => ({ payment: declined })),
    );
    await user.click(screen.getByRole('button', { name: /^Charge/ }));
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText(/too little money/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('button', { name: /^Charge/ })).toBeEnabled();
  });

  it('asks the provider about a charge without an answer', async () => {
    const action = jest.fn(async (path: string) =>
      path === 'top-ups' ? { payment: payment({ state: 'unknown' }) } : payment({ state: 'captured' }),
    );
    const user = await open([method('m1')], action);
    await user.click(screen.getByRole('button', { name: /^Charge/ }));
    expect(await screen.findByText('The provider has not answered')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Ask the provider now' }));
    expect(await screen.findByText('CN¥50.00 was charged to Visa ••4242')).toBeInTheDocument();
    expect(action.mock.calls.map(([path]) => path)).toEqual(['top-ups', 'payments/p1/check']);
  });

  it('without a card there is nothing to charge yet', async () => {
    await open([]);
    expect(screen.getByText('No card is saved yet.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Charge the card' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Add a sandbox card' })).toBeEnabled();
  });

  it('lets the customer pay by a link, and follows it', async () => {
    const action = jest.fn(async () => LINK);
    const user = await open([], action);
    await user.click(screen.getByRole('radio', { name: /^Payment link/ }));
    expect(screen.getByText('The balance changes when the customer has paid.')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: 'Top up CN¥50.00 by payment link' }));
    expect(await screen.findByText('https://desk.example/pay/abc')).toBeInTheDocument();
    const [path, body] = action.mock.calls[0] as unknown as [string, object];
    expect([path, body]).toMatchObject([
      'payment-links',
      { customerId: CUSTOMER_ID, amount: cny(5_000), link: { provider: 'sandbox', sendByEmail: true } },
    ]);
  });
});
