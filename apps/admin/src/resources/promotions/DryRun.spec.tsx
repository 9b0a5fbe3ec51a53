import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type TopUpDryRunView } from '@ur-desk/domain/renewals';
import { renderInConsole } from '../../../test/console';
import { DryRun } from './DryRun';

const CUSTOMER = { id: 'c1', name: 'Li Na', reference: 'CU-1', walletCurrency: 'JPY' };
const yen = (amount: number) => ({ amount, currency: 'JPY' }) as const;
const VERDICT: TopUpDryRunView['verdicts'][number] = {
  promotionId: 'p1',
  versionId: 'v1',
  versionNo: 1,
  code: 'top-up',
  name: { en: 'More on top', zh: '充值赠送' },
  priority: 100,
  phase: 'running',
  reason: 'conditionsNotMet',
  because: null,
  coupon: null,
  groups: [
    {
      match: 'all',
      met: false,
      criteria: [
        {
          criterion: { kind: 'minimumAmount', amounts: [yen(5_000)] },
          met: false,
          found: { amount: yen(3_000) },
        },
      ],
    },
  ],
};

async function openFor(answer: TopUpDryRunView) {
  const asked: [path: string, body: object][] = [];
  const action = async (path: string, body: object) => {
    asked.push([path, body]);
    return answer;
  };
  const getOne = async () => ({ data: CUSTOMER });
  const getList = async () => ({ data: [], total: 0 });
  await renderInConsole(<DryRun />, {
    dataProvider: { action, getOne, getList, getMany: async () => ({ data: [CUSTOMER] }) } as never,
    path: '/promotions/dry-run?what=topUp&customerId=c1&promotionId=p1',
  });
  return { asked, user: userEvent.setup() };
}

describe('the dry run of a top-up', () => {
  it('asks in the currency of the wallet, and names every condition of what gives nothing', async () => {
    const offer = { bonuses: [], bonus: yen(0) };
    const { asked, user } = await openFor({ at: '2026-11-28T08:00:00.000Z', offer, verdicts: [VERDICT] });
    const run = screen.getByRole('button', { name: 'Show the bonus' });
    expect(run).toBeDisabled();
    const amount = await screen.findByRole('textbox', { name: 'Topped up' });
    await screen.findByText('JPY');
    await user.type(amount, '3000');
    await user.click(run);
    expect(asked).toEqual([
      ['promotions/top-up-dry-run', { customerId: 'c1', amount: yen(3_000), promotionId: 'p1' }],
    ]);
    expect(await screen.findByText('No promotion gives anything with this top-up.')).toBeVisible();
    expect(screen.getByText(/Minimum amount/)).toHaveTextContent(/3,000/);
  });

  it('shows what would be given', async () => {
    const bonus = {
      promotionId: 'p1',
      code: 'top-up',
      name: VERDICT.name,
      amount: yen(500),
      validDays: null,
    };
    const { user } = await openFor({
      at: '2026-11-28T08:00:00.000Z',
      offer: { bonuses: [bonus], bonus: yen(500) },
      verdicts: [{ ...VERDICT, reason: null }],
    });
    await screen.findByText('JPY');
    await user.type(screen.getByRole('textbox', { name: 'Topped up' }), '5000');
    await user.click(screen.getByRole('button', { name: 'Show the bonus' }));
    expect(await screen.findByRole('note')).toHaveTextContent(/500.*More on top/);
  });
});
