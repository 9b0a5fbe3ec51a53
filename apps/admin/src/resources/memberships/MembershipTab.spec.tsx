import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EMPTY_TIER, type MembershipView } from '@ur-desk/domain/memberships';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { MembershipTab } from './MembershipTab';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('marketing') }));

const cny = (amount: number) => ({ amount, currency: 'CNY' as const });
const SILVER: MembershipView = {
  id: 'c1',
  tier: 'silver',
  earnedTier: 'silver',
  periodEndsAt: '2027-11-22T08:00:00.000Z',
  losesAt: '2027-12-22T08:00:00.000Z',
  overrideUntil: null,
  spend: cny(120_000),
  windowDays: 365,
  next: { tier: 'gold', threshold: cny(300_000), missing: cny(180_000) },
  request: null,
  history: [
    {
      id: 'h1',
      from: 'none',
      to: 'silver',
      cause: 'override',
      reason: 'Complaint of 22 November',
      until: '2026-12-22T16:00:00.000Z',
      spend: cny(0),
      by: { kind: 'staff', id: 's1', name: 'Mei Lin' },
      at: '2026-11-22T08:00:00.000Z',
    },
  ],
};
const TIERS = [
  { ...EMPTY_TIER, id: 't1', code: 'silver', name: { en: 'Silver', zh: '银卡' }, rank: 1 },
  { ...EMPTY_TIER, id: 't2', code: 'gold', name: { en: 'Gold', zh: '金卡' }, rank: 2 },
];

async function open(action: jest.Mock = jest.fn(async () => SILVER)) {
  const dataProvider = {
    read: async () => SILVER,
    getList: async () => ({ data: TIERS, total: 2 }),
    action,
  };
  const tab = <MembershipTab customerId="c1" customerZone="Asia/Shanghai" />;
  await renderInConsole(tab, { dataProvider: dataProvider as never });
  await screen.findByRole('progressbar', { name: 'Progress to Gold' });
  return { action, user: userEvent.setup() };
}

describe('a customer’s membership', () => {
  it('says the tier, what leads to the next one, and who changed it why', async () => {
    await open();
    expect(screen.getByText('CN¥1,800.00 more leads to Gold')).toBeInTheDocument();
    const history = within(screen.getByRole('region', { name: 'History' }));
    expect(history.getByText('Set by hand · Complaint of 22 November')).toBeInTheDocument();
    expect(history.getByText('Mei Lin')).toBeInTheDocument();
  });

  it('is set by hand, and says at the field what is refused', async () => {
    const errors = [{ field: 'until', code: 'override_past', params: {} }];
    const refuse = async () => {
      throw new ProblemError('override_past', 422, {}, errors);
    };
    const { user, action } = await open(jest.fn(refuse));
    await user.click(screen.getByRole('button', { name: 'Set the tier' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('combobox', { name: /Tier/ }));
    await user.click(screen.getByRole('option', { name: 'Gold' }));
    await user.type(dialog.getByLabelText(/Until/), '2026-11-01');
    await user.type(dialog.getByRole('textbox', { name: /Reason/ }), 'Complaint');
    await user.click(dialog.getByRole('button', { name: 'Set' }));
    expect((await dialog.findAllByText('Choose a day that lies ahead.')).length).toBeGreaterThan(0);
    const [path, body] = action.mock.calls[0] as unknown[];
    expect(path).toBe('memberships/c1/override');
    expect(body).toEqual({ tier: 'gold', until: '2026-11-01', reason: 'Complaint' });
  });
});
