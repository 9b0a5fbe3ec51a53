import { screen, within } from '@testing-library/react';
import { money } from '@ur-desk/domain/kernel';
import { type WalletLotView } from '@ur-desk/domain/ledger';
import { renderInConsole } from '../../../test/console';
import { WalletLots } from './WalletLots';

const CUSTOMER = '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10';
const cny = (amount: number) => money(amount, 'CNY');
const idOf = (n: number) => `019388a0-0000-7000-8000-00000000000${n}`;

const LOTS: WalletLotView[] = [
  {
    id: idOf(1),
    kind: 'granted',
    at: '2026-11-01T12:00:00.000Z',
    creditKind: 'goodwill',
    cause: { kind: 'adjustment', id: idOf(2), reference: 'AJ-2222-2222' },
    amount: cny(1_000),
    remaining: cny(400),
    expiresAt: '2026-12-01T12:00:00.000Z',
    takes: [
      {
        transferId: idOf(3),
        at: '2026-11-02T12:00:00.000Z',
        kind: 'purchase',
        cause: { kind: 'renewal', id: idOf(4), reference: 'RN-4444-4444' },
        amount: cny(600),
      },
    ],
  },
  {
    id: idOf(5),
    kind: 'paid',
    at: '2026-11-03T12:00:00.000Z',
    creditKind: 'capture',
    cause: { kind: 'payment', id: idOf(6), reference: 'PY-6666-6666' },
    amount: cny(5_000),
    remaining: cny(5_000),
    expiresAt: null,
    takes: [],
  },
];

async function show(lots: WalletLotView[]) {
  const getList = jest.fn().mockResolvedValue({ data: lots, total: lots.length });
  await renderInConsole(<WalletLots customerId={CUSTOMER} />, { dataProvider: { getList } });
  return getList;
}

it('shows what the balance is made of: kind, what is left, until when, and what it paid for', async () => {
  const getList = await show(LOTS);
  const [, gift, topUp] = within(await screen.findByRole('table')).getAllByRole('row');
  expect(getList.mock.calls[0]).toEqual([
    `wallets/${CUSTOMER}/lots`,
    expect.objectContaining({ sort: { field: 'place', order: 'ASC' } }),
  ]);
  const text = (row: HTMLElement | undefined) => row?.textContent?.replaceAll('\u00a0', ' ') ?? '';
  expect(text(gift)).toContain('Granted');
  expect(text(gift)).toContain('10.00');
  expect(text(gift)).toContain('4.00');
  expect(text(gift)).toMatch(/6\.00.*Plan bought/);
  expect(within(gift as HTMLElement).getByRole('link', { name: 'RN-4444-4444' })).toHaveAttribute(
    'href',
    expect.stringContaining(`/renewals/${idOf(4)}/show`),
  );
  expect(text(topUp)).toContain('Paid');
  expect(text(topUp)).toContain('Never');
});

it('says so when nothing ever came in', async () => {
  await show([]);
  expect(await screen.findByText('No money has come in yet')).toBeVisible();
});
