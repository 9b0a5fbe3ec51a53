import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { EMPTY_TIER, type MembershipTierView } from '@ur-desk/domain/memberships';
import { renderInConsole } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { TierEdit } from './TierEdit';

const GOLD: MembershipTierView = {
  ...EMPTY_TIER,
  id: '01900000-0000-7000-8000-00000000d100',
  code: 'gold',
  name: { en: 'Gold', zh: '金卡' },
  rank: 2,
  thresholds: [{ amount: 200_000, currency: 'CNY' }],
  monthlyBonuses: [{ kind: 'data', quantity: 1_073_741_824 }],
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 4,
};

async function open(action: jest.Mock = jest.fn(async () => GOLD)) {
  const page = (
    <Routes>
      <Route path="/membership-tiers/:id" element={<TierEdit />} />
      <Route path="/membership-tiers" element={<p>the list</p>} />
    </Routes>
  );
  const path = `/membership-tiers/${GOLD.id}`;
  await renderInConsole(page, {
    dataProvider: {
      read: (async () => GOLD) as never,
      action: action as never,
      getList: async () => ({ data: [], total: 0 }),
    },
    path,
  });
  await screen.findByRole('heading', { level: 1, name: 'Tier “Gold”' });
  return { action, user: userEvent.setup() };
}

describe('editing a tier', () => {
  it('takes amounts, percentages and quantities as they are spoken, under the version that is shown', async () => {
    const { user, action } = await open();
    const discount = screen.getByRole('textbox', { name: /Discount/ });
    await user.clear(discount);
    await user.type(discount, '7.5');
    const amount = screen.getByRole('textbox', { name: /Amount/ });
    await user.clear(amount);
    await user.type(amount, '2500');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('the list')).toBeInTheDocument();
    const [path, body, under] = action.mock.calls[0] as unknown[];
    expect(path).toBe(`membership-tiers/${GOLD.id}`);
    expect(body).toMatchObject({ discountBps: 750, thresholds: [{ amount: 250_000, currency: 'CNY' }] });
    expect(under).toMatchObject({ method: 'PATCH', ifMatch: 4 });
  });

  it('says before saving who would move, and what it would cost', async () => {
    const simulated = {
      customers: 900,
      moves: [{ from: 'gold', to: 'silver', isUp: false, customers: 12 }],
      monthlyCosts: [
        { before: { amount: 90_000, currency: 'CNY' }, after: { amount: 70_000, currency: 'CNY' } },
      ],
      who: [],
      conflicts: [
        {
          plan: { id: 'p1', code: 'asia', name: { en: 'Asia', zh: '亚洲' } },
          promotion: { id: 'm1', code: 'spring', name: { en: 'Spring', zh: '春季' } },
          cut: { amount: 300, currency: 'CNY' },
        },
      ],
    };
    const { user, action } = await open(jest.fn(async () => simulated));
    await user.click(screen.getByRole('button', { name: 'Who would move?' }));
    const result = await screen.findByRole('status', { name: 'What would change' });
    expect(result).toHaveTextContent('12 customers would move down: gold → silver');
    expect(result).toHaveTextContent('CN¥900.00 → CN¥700.00');
    expect(result).toHaveTextContent('Asia + Spring takes CN¥3.00 less off than wanted');
    expect(screen.getByRole('link', { name: 'Spring' })).toHaveAttribute('href', expect.stringMatching('m1'));
    expect((action.mock.calls[0] as unknown[]).slice(0, 2)).toEqual([
      'membership-tiers/simulate',
      { tierId: GOLD.id, thresholds: GOLD.thresholds, discountBps: 0 },
    ]);
  });

  it('says below the thresholds which other tier is in the way', async () => {
    const params = { tier: 'silver', amount: { amount: 50_000, currency: 'CNY' } };
    const errors = [{ field: 'thresholds.0.amount', code: 'tier_threshold_too_low', params }];
    const refuse = async () => {
      throw new ProblemError('tier_threshold_too_low', 422, params, errors);
    };
    const { user } = await open(jest.fn(refuse));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const said = await screen.findAllByText(/silver stands below/);
    expect(said.length).toBeGreaterThan(0);
  });
});
