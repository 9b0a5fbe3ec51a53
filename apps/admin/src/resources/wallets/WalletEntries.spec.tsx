import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { money } from '@ur-desk/domain/kernel';
import { type WalletEntryView } from '@ur-desk/domain/ledger';
import { renderInConsole } from '../../../test/console';
import { entryConditions } from './use-entry-filter';
import { WalletEntries } from './WalletEntries';

const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const entry: WalletEntryView = {
  id: '0190a000-0000-7000-8000-000000000001',
  at: '2026-11-21T10:00:00.000Z',
  kind: 'refund',
  cause: { kind: 'refund', id: '0190a000-0000-7000-8000-000000000002', reference: 'RF-7Q2M-4KX9' },
  change: money(600, 'CNY'),
  balanceAfter: money(3701, 'CNY'),
  counterAccount: 'revenue',
  actor: { kind: 'staff', id: 'a1', name: 'Mei Lin' },
  reason: 'noService',
  reversesId: null,
};

const asked = jest.fn();

async function show(path: string, entries: WalletEntryView[] = [entry]) {
  asked.mockReset();
  const getList = async (resource: string, params: { filter: object }) => {
    if (resource === 'reason-codes') return { data: [], total: 0 };
    asked(resource, params.filter);
    return { data: entries, total: entries.length, pageInfo: { hasNextPage: false } };
  };
  const read = jest.fn(async (of: string) => ({
    id: CUSTOMER_ID,
    customerId: CUSTOMER_ID,
    balance: money(1234, 'CNY'),
    held: money(0, 'CNY'),
    available: money(1234, 'CNY'),
    at: of,
  }));
  await renderInConsole(<WalletEntries customerId={CUSTOMER_ID} customerZone="America/New_York" />, {
    path,
    dataProvider: { getList: getList as never, read: read as never },
  });
  return { user: userEvent.setup(), read };
}

describe('the statement of a balance', () => {
  it('says what moved, why, who did it, and leads to the transaction', async () => {
    await show('/customers/x/show?tab=ledger');
    const row = (await screen.findByRole('link', { name: 'Refund' })).closest('tr') as HTMLElement;
    expect(within(row).getByRole('link', { name: 'Refund' })).toHaveAttribute(
      'href',
      `/transfers/${entry.id}/show`,
    );
    for (const text of ['Mei Lin', 'noService', '+CN¥6.00', 'CN¥37.01'])
      expect(within(row).getByText(text)).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: 'RF-7Q2M-4KX9' })).toBeInTheDocument();
  });

  it('is narrowed by what stands in the address', async () => {
    const { user } = await show('/x?kind=refund&actorKind=staff', []);
    expect(await screen.findByText('Nothing moved that fits')).toBeInTheDocument();
    const path = `wallets/${CUSTOMER_ID}/entries`;
    expect(asked).toHaveBeenLastCalledWith(path, { kind: 'refund', actorKind: 'staff' });
    await user.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await screen.findByText('Nothing has moved yet')).toBeInTheDocument();
    expect(asked).toHaveBeenLastCalledWith(path, {});
  });

  it('takes days as whole days of the zone', () => {
    expect(entryConditions({ from: '2026-11-01', to: '2026-11-01' }, 'Asia/Shanghai')).toEqual({
      at_gte: '2026-10-31T16:00:00.000Z',
      at_lt: '2026-11-01T16:00:00.000Z',
    });
    expect(entryConditions({ from: 'yesterday' }, 'UTC')).toEqual({});
  });
});

describe('the balance at a moment', () => {
  it("is asked for in the customer's zone and shown in both", async () => {
    const { user, read } = await show('/x');
    const part = within(await screen.findByRole('region', { name: 'Balance at a moment' }));
    await user.click(part.getByRole('combobox', { name: 'In the time zone' }));
    await user.click(screen.getByRole('option', { name: /New_York/ }));
    await user.click(part.getByRole('button', { name: 'Show balance' }));
    expect(part.getByText('Enter a date and a time.')).toBeInTheDocument();
    await user.type(part.getByLabelText('Date and time'), '2026-07-01T20:30');
    await user.click(part.getByRole('button', { name: 'Show balance' }));
    expect(await part.findByText('CN¥12.34')).toBeInTheDocument();
    expect(read.mock.calls[0]?.[0]).toBe(
      `wallets/${CUSTOMER_ID}?at=${encodeURIComponent('2026-07-02T00:30:00.000Z')}`,
    );
    expect(part.getByText(/1 Jul 2026, 20:30/)).toBeInTheDocument();
  });
});
