import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type DisputeEffectsInput, type DisputeView } from '@ur-desk/domain/disputes';
import { renderInConsole } from '../../../test/console';
import { DisputeEffects } from './DisputeEffects';

jest.mock('../../providers/session', () => ({ may: () => true }));

const cny = (amount: number) => ({ amount, currency: 'CNY' }) as const;
const disputed = (plan: DisputeView['plan']): DisputeView => ({
  id: 'd1',
  customerId: 'c1',
  reference: 'DS-1',
  provider: 'sandbox',
  providerReference: 'sbd_1',
  payment: { id: 'p1', reference: 'PY-1', purpose: 'renewal', captured: cny(1_000), refunded: cny(0) },
  state: 'needsResponse',
  reason: 'fraudulent',
  providerReason: 'fraudulent',
  amount: cny(1_000),
  fundsTaken: true,
  fromWallet: cny(0),
  owed: cny(1_000),
  bonusBack: cny(0),
  fee: null,
  evidenceDueAt: null,
  evidenceText: null,
  evidenceFiles: 0,
  answer: null,
  answerRefusal: null,
  plan,
  planEffect: 'keep',
  tierProgress: 'keep',
  createdAt: '2026-11-28T08:00:00.000Z',
  askedAt: '2026-11-28T08:00:00.000Z',
  settledAt: null,
  version: 1,
});
const bought = (isAddOn: boolean) =>
  disputed({ subscriptionId: 's1', planName: { en: 'Data', zh: '流量' }, state: 'active', isAddOn });

describe('what a dispute does to what was bought', () => {
  it('is said of a pack: it is taken back, and the plan under it goes on', async () => {
    const asked: DisputeEffectsInput[] = [];
    const action = async (_path: string, body: object) => {
      asked.push(body as DisputeEffectsInput);
      return bought(true);
    };
    await renderInConsole(<DisputeEffects dispute={bought(true)} />, { dataProvider: { action } as never });
    const user = userEvent.setup();
    expect(screen.getByText('Add-on pack that was bought')).toBeVisible();
    await user.click(screen.getByRole('combobox', { name: 'Service' }));
    await user.click(screen.getByRole('option', { name: 'Take the pack back now' }));
    expect(screen.getByText(/the plan under it goes on/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Apply: take the pack back now' }));
    expect(asked).toEqual([{ planEffect: 'stopNow', tierProgress: 'keep' }]);
  });

  it('is said of a plan, and of a top-up, in their own words', async () => {
    const { unmount } = await renderInConsole(<DisputeEffects dispute={bought(false)} />, { locale: 'zh' });
    expect(screen.getByText('所购套餐')).toBeVisible();
    unmount();
    await renderInConsole(<DisputeEffects dispute={disputed(null)} />, { locale: 'zh' });
    expect(screen.getByText('该支付为充值，没有可停止的套餐。')).toBeVisible();
  });
});
