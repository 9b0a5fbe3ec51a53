import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { renderInConsole } from '../../../test/console';
import { OfflinePaymentActions } from './OfflinePaymentActions';

let mockRole: Role = 'supervisor';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const cny = (amount: number) => ({ amount, currency: 'CNY' as const });

const DRAFT: OfflinePaymentView = {
  id: 'o1',
  customerId: 'c1',
  reference: 'OP-0DSC-Y8XV',
  kind: 'bankTransfer',
  state: 'draft',
  amount: cny(10_000),
  receivedOn: '2026-11-26',
  bankReference: 'ICBC 1',
  comment: null,
  evidenceFiles: 1,
  payment: null,
  approval: null,
  reversal: null,
  actor: { kind: 'staff', id: 's1', name: 'Li Wei' },
  createdAt: '2026-11-26T08:00:00.000Z',
  recordedAt: null,
};
const WALLET = { id: 'c1', customerId: 'c1', balance: cny(5_000), held: cny(0), available: cny(5_000) };

type Call = [path: string, body: object, options: { dryRun?: boolean }];

async function open(record: OfflinePaymentView, role: Role = 'supervisor', above = false) {
  mockRole = role;
  const state = above ? 'awaitingApproval' : 'recorded';
  const action = jest.fn<Promise<object>, Call>(async () => ({ ...record, state }));
  const dataProvider = { action, read: async () => WALLET } as never;
  await renderInConsole(<OfflinePaymentActions record={record} />, { dataProvider });
  return { user: userEvent.setup(), action };
}

const forReal = (action: jest.Mock<Promise<object>, Call>) =>
  action.mock.calls.filter(([, , { dryRun }]) => !dryRun).map(([path, body]) => [path, body]);

describe('what can be done with an offline payment', () => {
  it('a proved draft is recorded after a look at the balance before and after', async () => {
    const { user, action } = await open(DRAFT);
    await user.click(screen.getByRole('button', { name: /^Record .*100\.00$/ }));
    const dialog = screen.getByRole('dialog', { name: /into the balance/ });
    await waitFor(() => expect(within(dialog).getByText(/150\.00/)).toBeInTheDocument());
    const submit = await within(dialog).findByRole('button', { name: /^Record .*100\.00$/ });
    await waitFor(() => expect(submit).toBeEnabled());
    await user.click(submit);
    await waitFor(() => expect(forReal(action)).toEqual([['offline-payments/o1/record', {}]]));
  });

  it('above the limit the button says that it asks somebody else', async () => {
    const { user } = await open(DRAFT, 'supervisor', true);
    await user.click(screen.getByRole('button', { name: /^Record / }));
    expect(await screen.findByRole('button', { name: /^Ask for approval of/ })).toBeEnabled();
  });

  it('a draft without evidence can only be discarded', async () => {
    const { user, action } = await open({ ...DRAFT, evidenceFiles: 0 });
    expect(screen.getByRole('button', { name: /^Record / })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(forReal(action)).toEqual([['offline-payments/o1/discard', {}]]));
  });

  it('a mistaken record is taken back with a reason', async () => {
    const { user, action } = await open({ ...DRAFT, state: 'recorded' });
    await user.click(screen.getByRole('button', { name: 'Take back' }));
    const dialog = screen.getByRole('dialog', { name: /by mistake/ });
    await user.type(within(dialog).getByRole('textbox'), 'wrong customer');
    await user.click(within(dialog).getByRole('button', { name: 'Ask to take it back' }));
    await waitFor(() =>
      expect(forReal(action)).toEqual([['offline-payments/o1/reverse', { reason: 'wrong customer' }]]),
    );
  });

  it('an agent only reads', async () => {
    await open(DRAFT, 'agent');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
