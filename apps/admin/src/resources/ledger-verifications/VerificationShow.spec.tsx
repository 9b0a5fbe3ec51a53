import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { money } from '@ur-desk/domain/kernel';
import { type LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { renderInConsole } from '../../../test/console';
import { LedgerAlarm } from './LedgerAlarm';
import { VerificationShow } from './VerificationShow';

const CUSTOMER_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const AT = '2026-11-22T12:00:00.000Z';
const cny = (amount: number) => money(amount, 'CNY');

const run = (changes: Partial<LedgerVerificationRunView> = {}): LedgerVerificationRunView => ({
  id: 'v1',
  state: 'finished',
  requestedBy: 'UR Desk',
  createdAt: AT,
  finishedAt: AT,
  checksDone: 5,
  checksTotal: 5,
  differenceCount: 1,
  result: {
    sound: false,
    at: AT,
    transfers: 4,
    totals: [{ currency: 'CNY', debits: cny(10), credits: cny(10) }],
    differenceCount: 1,
    differences: [
      {
        check: 'captures',
        customerId: CUSTOMER_ID,
        subject: 'PY-7Q2M-4KX9',
        expected: '1 transfer of 5000',
        found: '1 transfers of 5001',
      },
    ],
  },
  ...changes,
});

async function show(of: LedgerVerificationRunView) {
  const getList = jest.fn(async (resource: string) => {
    const payments = [{ id: 'p1', amount: cny(5000) }];
    const data = resource === 'payments' ? payments : [];
    return { data, total: data.length };
  });
  const page = (
    <Routes>
      <Route path="/ledger-verifications/:id/show" element={<VerificationShow />} />
    </Routes>
  );
  await renderInConsole(page, {
    path: '/ledger-verifications/v1/show',
    dataProvider: { read: (async () => of) as never, getList: getList as never },
  });
  return { user: userEvent.setup(), getList };
}

describe('a run of the verifier', () => {
  it('leads by one click from a difference to the payment and its transfers', async () => {
    const { user, getList } = await show(run());
    expect(await screen.findByText('1 difference was found')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Trace: Payment against its transfer/ }));
    const trace = within(await screen.findByRole('region', { name: 'Trace of PY-7Q2M-4KX9' }));
    const payment = await trace.findByRole('link', { name: 'PY-7Q2M-4KX9' });
    expect(payment).toHaveAttribute('href', '/payments/p1/show');
    expect(getList).toHaveBeenCalledWith(
      'transfers',
      expect.objectContaining({ filter: { customerId: CUSTOMER_ID, causeReference: 'PY-7Q2M-4KX9' } }),
    );
    expect(trace.getByRole('link', { name: 'Open the customer' })).toHaveAttribute(
      'href',
      `/customers/${CUSTOMER_ID}/show?tab=ledger`,
    );
  });

  it('says how far it is while it runs, and offers no second one', async () => {
    await show(run({ state: 'running', checksDone: 2, result: null, differenceCount: null }));
    expect(await screen.findByText('2 of 5 checks done')).toBeInTheDocument();
    expect(screen.getByRole('progressbar', { name: '2 of 5 checks done' })).toHaveAttribute(
      'aria-valuenow',
      '40',
    );
    expect(screen.queryByRole('button', { name: 'Verify the ledger' })).not.toBeInTheDocument();
  });
});

describe('the alarm on the home page', () => {
  const home = async (found: LedgerVerificationRunView[]) =>
    renderInConsole(
      <>
        <p>Home</p>
        <LedgerAlarm />
      </>,
      { dataProvider: { getList: (async () => ({ data: found, total: found.length })) as never } },
    );

  it('is there when the last verification found something', async () => {
    await home([run()]);
    expect(await screen.findByText('The last verification found 1 difference.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Trace the differences' })).toHaveAttribute(
      'href',
      '/ledger-verifications/v1/show',
    );
  });

  it('is not there when the ledger is sound', async () => {
    await home([run({ differenceCount: 0 })]);
    expect(screen.getByText('Home')).toBeInTheDocument();
    expect(screen.queryByText('The ledger does not agree')).not.toBeInTheDocument();
  });
});
