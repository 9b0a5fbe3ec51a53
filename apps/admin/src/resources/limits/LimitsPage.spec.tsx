import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type LimitView } from '@ur-desk/domain/limits';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../../test/console';
import { LimitsPage } from './LimitsPage';

let mockRole: Role = 'finance';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const GIB = 1024 ** 3;

const limit = (id: string, changes: Partial<LimitView>): LimitView => ({
  id,
  role: 'agent',
  measure: 'CNY',
  perAction: 20_000,
  perCustomerDay: 50_000,
  perAgentDay: 200_000,
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 3,
  ...changes,
});

const LIMITS = [
  limit('l1', {}),
  limit('l2', { measure: 'dataBytes', perAction: 5 * GIB, perCustomerDay: 10 * GIB, perAgentDay: 50 * GIB }),
  limit('l3', { role: 'supervisor', perAction: 200_000 }),
];

async function open() {
  const action = jest.fn(async () => LIMITS[0]);
  const getList = jest.fn(async () => ({ data: LIMITS, total: LIMITS.length }));
  await renderInConsole(<LimitsPage />, { dataProvider: { getList, action } as never });
  await screen.findByRole('heading', { name: 'Limits of Support agent' });
  return { user: userEvent.setup(), action };
}

beforeEach(() => {
  mockRole = 'finance';
});

describe('the limits', () => {
  it('are shown per role in the words of staff', async () => {
    await open();
    const [agent] = screen.getAllByRole('region', { name: 'Limits of Support agent' });
    expect(agent).toHaveTextContent('CNYCN¥200.00CN¥500.00CN¥2,000.00');
    expect(agent).toHaveTextContent('Extra data5 GB10 GB50 GB');
  });

  it('are changed under the version that is shown, in the unit that is typed', async () => {
    const { user, action } = await open();
    await user.click(screen.getByRole('button', { name: 'Change Extra data of Support agent' }));
    const dialog = screen.getByRole('dialog', { name: 'Extra data: limits of Support agent' });
    const field = within(dialog).getByRole('textbox', { name: 'At once' });
    await user.clear(field);
    await user.type(field, '2.5');
    await user.click(within(dialog).getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'settings/limits/l2',
      { perAction: 2.5 * GIB, perCustomerDay: 10 * GIB, perAgentDay: 50 * GIB },
      { method: 'PATCH', ifMatch: 3 },
    ]);
  });

  it.each(['1e3', '-1', 'much'])('refuse %s at the field', async (text) => {
    const { user, action } = await open();
    await user.click(screen.getByRole('button', { name: 'Change CNY of Support agent' }));
    const field = screen.getByRole('textbox', { name: 'At once' });
    await user.clear(field);
    await user.type(field, text);
    await user.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(field).toBeInvalid());
    expect(action).not.toHaveBeenCalled();
  });

  it('are only read by who may not change them', async () => {
    mockRole = 'supervisor';
    await open();
    expect(screen.queryByRole('button', { name: /^Change/ })).not.toBeInTheDocument();
  });
});
