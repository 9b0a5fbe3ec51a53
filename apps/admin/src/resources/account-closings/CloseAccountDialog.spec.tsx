import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactElement } from 'react';
import {
  type AccountClosingView,
  type ClosingPreviewView,
  type ClosingStatusView,
} from '@ur-desk/domain/account-closings';
import { type Money } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../../test/console';
import { CloseAccountDialog } from './CloseAccountDialog';
import { ClosingPanel } from './ClosingPanel';

let mockMay = true;
jest.mock('../../providers/session', () => ({ may: () => mockMay }));

const cny = (amount: number): Money => ({ amount, currency: 'CNY' });
const ID = '0190a000-0000-7000-8000-00000000000';
const AT = '2026-11-27T12:00:00.000Z';

const preview: ClosingPreviewView = {
  balance: cny(4_500),
  payOut: cny(4_000),
  parts: [
    {
      paymentId: `${ID}1`,
      reference: 'PY-1',
      provider: 'sandbox',
      paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
      amount: cny(3_000),
      byHand: null,
    },
  ],
  rest: cny(1_000),
  granted: cny(500),
  owed: cny(0),
  plans: [],
  lines: [{ id: `${ID}2`, reference: 'LN-1', msisdn: '+8613800138000' }],
  blockers: [],
  needsApproval: false,
};

const closing: AccountClosingView = {
  id: `${ID}3`,
  customerId: `${ID}0`,
  reference: 'CL-1',
  state: 'paying',
  reason: 'asked for',
  payOut: cny(4_000),
  rest: { owed: cny(1_000), paid: cny(0), bankReference: null },
  refunds: [
    {
      id: `${ID}4`,
      reference: 'RF-1',
      paymentReference: 'PY-1',
      provider: 'sandbox',
      amount: cny(3_000),
      state: 'failed',
      byHand: false,
      failureCode: 'refused',
      replaced: false,
    },
  ],
  approval: null,
  actor: { kind: 'staff', id: `${ID}5`, name: 'Mei' },
  createdAt: AT,
  closedAt: null,
};

beforeEach(() => {
  mockMay = true;
});

type Call = [path: string, body: object, options: { dryRun?: boolean }];

async function open(element: ReactElement, status: ClosingStatusView) {
  const action = jest.fn<Promise<object>, Call>(() => Promise.resolve(closing));
  const read = jest.fn(() => Promise.resolve(status));
  const getList = jest.fn(() => Promise.resolve({ data: [], total: 0 }));
  await renderInConsole(element, { dataProvider: { action, read, getList } as never });
  return { user: userEvent.setup(), action };
}

describe('closing an account', () => {
  const dialog = <CloseAccountDialog customerId={closing.customerId} onClose={() => undefined} />;

  it('says line by line what happens, and closes for the amount that was seen', async () => {
    const { user, action } = await open(dialog, { preview, closing: null });
    expect(await screen.findByText(/30\.00 goes back to Visa/)).toBeInTheDocument();
    expect(screen.getByText(/10\.00 is paid out by hand/)).toBeInTheDocument();
    expect(screen.getByText(/5\.00 that we gave goes back to us/)).toBeInTheDocument();
    const submit = screen.getByRole('button', { name: /^Close and pay out .*40\.00$/ });
    expect(submit).toBeDisabled();
    await user.type(screen.getByRole('textbox', { name: /Why/ }), 'asked for');
    await user.click(submit);
    const [path, body] = action.mock.calls[0] ?? [];
    expect([path, body]).toEqual([
      `customers/${closing.customerId}/closing`,
      { reason: 'asked for', payOut: cny(4_000) },
    ]);
  });

  it('names what is in the way, with the way to it, and has no button then', async () => {
    const blockers = [{ kind: 'payment' as const, id: `${ID}9`, reference: 'PY-9' }];
    await open(dialog, { preview: { ...preview, blockers }, closing: null });
    expect(await screen.findByRole('link', { name: 'PY-9' })).toHaveAttribute(
      'href',
      `/payments/${ID}9/show`,
    );
    expect(screen.queryByRole('button', { name: /^Close/ })).toBeNull();
  });
});

describe('an account that is being closed', () => {
  const panel = <ClosingPanel customerId={closing.customerId} />;

  it('shows what was refused and what finance owes, and can stay open while nothing was paid', async () => {
    const { user, action } = await open(panel, { preview: null, closing });
    expect(await screen.findByText(/Open the refund to try it again/)).toBeInTheDocument();
    expect(screen.getByText(/10\.00 waits for finance/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /Reference of the bank/ }), 'ICBC 9');
    await user.click(screen.getByRole('button', { name: /10\.00 was paid out/ }));
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual([
      `account-closings/${closing.id}/pay-out`,
      { amount: cny(1_000), bankReference: 'ICBC 9' },
    ]);
    await user.click(screen.getByRole('button', { name: 'Do not close it' }));
    expect(action.mock.calls[1]?.[0]).toBe(`account-closings/${closing.id}/cancel`);
  });

  it('offers nothing to who may not', async () => {
    mockMay = false;
    await open(panel, { preview: null, closing });
    expect(await screen.findByText('RF-1')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /paid out|Do not/ })).toBeNull();
  });
});
