import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type PaymentBlockView } from '@ur-desk/domain/payment-blocks';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { renderInConsole } from '../../../test/console';
import { MethodsTab } from './MethodsTab';

let mockRole: Role = 'agent';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({
  may: (permission: Permission) => mockMay(permission),
  currentMe: () => null,
}));

const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const BLOCK: PaymentBlockView = {
  id: 'b1',
  customerId: CUSTOMER_ID,
  methodId: 'm2',
  state: 'active',
  cause: 'staff',
  reason: 'stolen wallet',
  blockedBy: 'Li Wei',
  until: null,
  createdAt: '2026-11-22T08:00:00.000Z',
  liftedAt: null,
  liftedBy: null,
  liftReason: null,
};

const method = (id: string, changes: Partial<PaymentMethodView>): PaymentMethodView => ({
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

const METHODS = [
  method('m1', { isDefault: true, expiringSoon: true }),
  method('m2', { lastFour: '0005', usable: false, block: BLOCK }),
];

async function open(role: Role, blocks: PaymentBlockView[] = [BLOCK]) {
  mockRole = role;
  const action = jest.fn<Promise<object>, [string, object]>(async () => ({}));
  const lists: Record<string, object[]> = { 'payment-methods': METHODS, 'payment-blocks': blocks };
  const getList = jest.fn(async (resource: string) => {
    const data = lists[resource] ?? [];
    return { data, total: data.length };
  });
  await renderInConsole(<MethodsTab customerId={CUSTOMER_ID} customerZone="Asia/Shanghai" />, {
    dataProvider: { getList, action } as never,
  });
  await screen.findByText('May this customer be charged?');
  const user = userEvent.setup();
  const menuOf = async (card: string) => {
    await user.click(screen.getByRole('button', { name: `Method: ${card}` }));
    return (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent);
  };
  return { user, action, menuOf };
}

describe('the payment methods of a customer', () => {
  it('say which is the default, what ends soon, and what is blocked and why', async () => {
    await open('agent');
    const table = screen.getByRole('region', { name: 'Saved payment methods' });
    const [, first, second] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/Visa ••4242DefaultExpires soon/);
    expect(second).toHaveTextContent(/Visa ••0005Blocked.*blocked: stolen wallet/);
  });

  it('an agent blocks a card with a reason, and lifts none', async () => {
    const { user, action, menuOf } = await open('agent');
    expect(await menuOf('Visa ••4242')).toEqual(['Allow without asking', 'Block', 'Remove']);
    await user.click(screen.getByRole('menuitem', { name: 'Block' }));
    const dialog = screen.getByRole('dialog', { name: 'Block Visa ••4242' });
    expect(within(dialog).getByRole('button', { name: 'Block' })).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'bank has called');
    await user.click(within(dialog).getByRole('button', { name: 'Block' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    const order = { customerId: CUSTOMER_ID, methodId: 'm1', reason: 'bank has called' };
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual(['payment-blocks', order]);
    expect(await menuOf('Visa ••0005')).toEqual(['Remove']);
  });

  it('a supervisor lifts a block with a reason', async () => {
    const { user, action, menuOf } = await open('supervisor');
    expect(await menuOf('Visa ••0005')).toContain('Lift the block');
    await user.click(screen.getByRole('menuitem', { name: 'Lift the block' }));
    const dialog = screen.getByRole('dialog', { name: 'Lift the block of Visa ••0005' });
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'card was found');
    await user.click(within(dialog).getByRole('button', { name: 'Lift the block' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual([
      'payment-blocks/b1/lift',
      { reason: 'card was found' },
    ]);
  });

  it('nothing is done with them by who only reads', async () => {
    await open('auditor');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});

describe('whether a customer may be charged', () => {
  it('is said with the reason, and blocked by an agent for all payments', async () => {
    const { user, action } = await open('agent');
    expect(screen.getByText('Yes, within the limits.')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Block all payments of this customer' }));
    const dialog = screen.getByRole('dialog', { name: 'Block all payments of this customer' });
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'chargebacks');
    await user.click(within(dialog).getByRole('button', { name: 'Block' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.[1]).toEqual({ customerId: CUSTOMER_ID, reason: 'chargebacks' });
  });

  it('is lifted by a supervisor only', async () => {
    await open('agent', [{ ...BLOCK, methodId: null }]);
    expect(screen.getByText('No: stolen wallet')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Lift the block of all/ })).not.toBeInTheDocument();
  });

  it('one charge above the limits is allowed by a supervisor, not by an agent', async () => {
    const { user, action } = await open('supervisor');
    await user.click(screen.getByRole('button', { name: 'Allow one charge above the limits' }));
    const dialog = screen.getByRole('dialog', { name: 'Allow one charge above the limits' });
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'stranded at the airport');
    await user.click(within(dialog).getByRole('button', { name: 'Allow one charge' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual([
      'charge-exceptions',
      { customerId: CUSTOMER_ID, reason: 'stranded at the airport' },
    ]);
  });
});
