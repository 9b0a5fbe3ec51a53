import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type AutoRenewScheduleView } from '@ur-desk/domain/auto-renewals';
import { type TopUpLimitView } from '@ur-desk/domain/charge-limits';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type TaxRateView } from '@ur-desk/domain/tax-rates';
import { renderInConsole } from '../../../test/console';
import { ChargeLimitsPage } from './ChargeLimitsPage';

let mockRole: Role = 'finance';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const JPY: TopUpLimitView = {
  id: 'l8',
  currency: 'JPY',
  presets: [1_000, 2_000],
  least: 100,
  most: 500_000,
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 4,
};

const CN: TaxRateView = {
  id: 't1',
  country: 'CN',
  rateBps: 600,
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 2,
};

const TIMES: AutoRenewScheduleView = {
  id: 's1',
  hours: [-24, -23, 0, 48],
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 3,
};

async function open() {
  const action = jest.fn(async () => JPY);
  const getList = jest.fn(async (resource: string) => {
    const data =
      {
        'settings/top-up-limits': [JPY],
        'settings/tax-rates': [CN],
        'settings/auto-renew-schedules': [TIMES],
      }[resource] ?? [];
    return { data, total: data.length };
  });
  await renderInConsole(<ChargeLimitsPage />, { dataProvider: { getList, action } as never });
  await screen.findByText('JPY');
  return { user: userEvent.setup(), action };
}

beforeEach(() => {
  mockRole = 'finance';
});

describe('the limits of top-ups', () => {
  it('are shown in the words of staff', async () => {
    await open();
    const [table] = screen.getAllByRole('region', { name: 'One top-up' });
    expect(table).toHaveTextContent('JPY¥1,000 · ¥2,000¥100¥500,000');
  });

  it('are changed under the version that is shown', async () => {
    const { user, action } = await open();
    await user.click(screen.getByRole('button', { name: 'Change top-ups in JPY' }));
    const dialog = screen.getByRole('dialog', { name: 'Top-ups in JPY' });
    const amounts = within(dialog).getByRole('textbox', { name: 'Offered amounts' });
    await user.clear(amounts);
    await user.type(amounts, '500 1,500 3000');
    const least = within(dialog).getByRole('textbox', { name: 'At least' });
    await user.clear(least);
    await user.type(least, '500');
    await user.click(within(dialog).getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'settings/top-up-limits/l8',
      { presets: [500, 1_500, 3_000], least: 500, most: 500_000 },
      { method: 'PATCH', ifMatch: 4 },
    ]);
  });

  it.each(['10.5', 'much', '-5', '1 2 3 4 5 6 7'])('refuse %s as amounts, at the field', async (text) => {
    const { user, action } = await open();
    await user.click(screen.getByRole('button', { name: 'Change top-ups in JPY' }));
    const amounts = screen.getByRole('textbox', { name: 'Offered amounts' });
    await user.clear(amounts);
    await user.type(amounts, text);
    await user.click(screen.getByRole('button', { name: 'Save limits' }));
    await waitFor(() => expect(amounts).toBeInvalid());
    expect(action).not.toHaveBeenCalled();
  });

  it('are only read by who may not change them', async () => {
    mockRole = 'supervisor';
    await open();
    expect(screen.queryByRole('button', { name: /^Change/ })).not.toBeInTheDocument();
  });
});

describe('the tax in prices', () => {
  it('is shown per country and changed under the version that is shown', async () => {
    const { user, action } = await open();
    const table = screen.getAllByRole('region', { name: 'Tax in prices' })[0];
    expect(table).toHaveTextContent('China (CN)6 %');
    await user.click(screen.getByRole('button', { name: 'Change the tax in China' }));
    const rate = within(screen.getByRole('dialog')).getByRole('textbox', { name: 'Tax in prices' });
    await user.clear(rate);
    await user.type(rate, 'much');
    await user.click(screen.getByRole('button', { name: 'Save tax rate' }));
    await waitFor(() => expect(rate).toBeInvalid());
    await user.clear(rate);
    await user.type(rate, '8.5 %');
    await user.click(screen.getByRole('button', { name: 'Save tax rate' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'settings/tax-rates/t1',
      { rateBps: 850 },
      { method: 'PATCH', ifMatch: 2 },
    ]);
  });

  it('is named for another country', async () => {
    const { user, action } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a country' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Add a country' }));
    await user.type(dialog.getByRole('combobox', { name: /Country of the customer/ }), 'Sweden');
    await user.click(await screen.findByRole('option', { name: 'Sweden (SE)' }));
    await user.type(dialog.getByRole('textbox', { name: 'Tax in prices' }), '25');
    await user.click(dialog.getByRole('button', { name: 'Save tax rate' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]?.slice(0, 2)).toEqual([
      'settings/tax-rates',
      { country: 'SE', rateBps: 2_500 },
    ]);
  });
});

describe('the times of automatic renewal', () => {
  const edit = async () => {
    const { user, action } = await open();
    await user.click(await screen.findByRole('button', { name: 'Change: Times of automatic renewal' }));
    const hours = screen.getByRole('textbox', { name: 'Hours from the end of the plan' });
    await user.clear(hours);
    return { user, action, hours };
  };

  it('are said in words, and changed under the version that is shown', async () => {
    const { user, action, hours } = await edit();
    const section = screen.getByText(
      '24 h before the end · 23 h before the end · at the end · 48 h after the end',
    );
    expect(section).toBeInTheDocument();
    await user.type(hours, '−72 0、 24');
    expect(screen.getByRole('dialog')).toHaveTextContent(
      '72 h before the end · at the end · 24 h after the end',
    );
    await user.click(screen.getByRole('button', { name: 'Save times' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'settings/auto-renew-schedules/s1',
      { hours: [-72, 0, 24] },
      { method: 'PATCH', ifMatch: 3 },
    ]);
  });

  it.each(['1.5', 'soon', '-169', '145'])('refuse %s, at the field', async (text) => {
    const { user, action, hours } = await edit();
    await user.type(hours, text);
    await user.click(screen.getByRole('button', { name: 'Save times' }));
    await waitFor(() => expect(hours).toBeInvalid());
    expect(action).not.toHaveBeenCalled();
  });
});
