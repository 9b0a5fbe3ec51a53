import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type AutoRenewalView } from '@ur-desk/domain/auto-renewals';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import { renderInConsole } from '../../../test/console';
import { AutoRenewChip } from './AutoRenewChip';

let mockRole: Role = 'agent';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const LINE: LineView = {
  id: 'l1',
  customerId: 'c1',
  reference: 'LN-7Q2M-4KX9',
  msisdn: '+8613800138000',
  state: 'active',
  suspendedFor: null,
  label: null,
  autoRenew: true,
  simProfile: null,
  order: null,
  services: [],
  movedTo: null,
  movedFrom: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 3,
};

const WAITING: AutoRenewalView = {
  id: 'l1',
  customerId: 'c1',
  msisdn: '+8613800138000',
  on: true,
  state: 'waiting',
  planId: null,
  paymentOrder: 'walletFirst',
  endsAt: '2026-12-01T00:00:00.000Z',
  nextTryAt: '2026-11-30T00:00:00.000Z',
  tries: 0,
  lastTryAt: null,
  lastError: null,
  lastRenewalId: null,
  stopReason: null,
  stoppedAt: null,
  version: 3,
};

const PLAN_ID = '00000000-0000-7000-8000-000000000001';
const PLAN = {
  id: PLAN_ID,
  current: {
    name: { en: 'Asia 30', zh: '亚洲 30 天' },
    prices: [{ currency: 'CNY', amount: 3_900, floor: 0 }],
  },
};

async function open(changes: Partial<AutoRenewalView> = {}) {
  const action = jest.fn(async () => ({ ...WAITING, ...changes }));
  const read = jest.fn(async () => ({ ...WAITING, ...changes }));
  const getList = jest.fn(async () => ({ data: [PLAN], total: 1 }));
  const user = userEvent.setup();
  await renderInConsole(<AutoRenewChip line={LINE} currency="CNY" />, {
    dataProvider: { action, read, getList } as never,
  });
  await user.click(screen.getByRole('button', { name: 'Auto-renew: on' }));
  await screen.findByRole('switch', { name: 'Renew by itself' });
  return { user, action };
}

beforeEach(() => {
  mockRole = 'agent';
});

describe('automatic renewal', () => {
  it('says when it is tried, and is switched off in two clicks, under the version that is shown', async () => {
    const { user, action } = await open();
    expect(screen.getByText(/tried for the first time on 30 Nov 2026/)).toBeVisible();
    await user.click(screen.getByRole('switch', { name: 'Renew by itself' }));
    expect(screen.getByText(/keeps running to its end, 1 Dec 2026/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      'lines/l1/auto-renew',
      { on: false, planId: null, paymentOrder: 'walletFirst' },
      { method: 'PUT', ifMatch: 3 },
    ]);
  });

  it('takes another plan and another payer', async () => {
    const { user, action } = await open();
    await user.click(screen.getByRole('combobox', { name: 'Plan' }));
    await user.click(await screen.findByRole('option', { name: 'Asia 30 · CN¥39.00' }));
    await user.click(screen.getByRole('combobox', { name: 'Who pays' }));
    await user.click(await screen.findByRole('option', { name: 'The balance only' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    const body = { on: true, planId: PLAN_ID, paymentOrder: 'walletOnly' };
    expect(action.mock.calls[0]).toEqual(['lines/l1/auto-renew', body, { method: 'PUT', ifMatch: 3 }]);
  });

  it('says why it was stopped, and offers to switch it on again', async () => {
    await open({
      on: false,
      state: 'stopped',
      lastError: 'cardDeclined',
      stopReason: 'refusedForGood',
      stoppedAt: '2026-11-30T00:00:00.000Z',
    });
    expect(screen.getByRole('alert')).toHaveTextContent(
      /switched off by itself.*refused for good.*declined/i,
    );
    expect(screen.getByRole('switch', { name: 'Renew by itself' })).toBeChecked();
  });

  it('is only shown to a role that may not change it', async () => {
    mockRole = 'auditor';
    await renderInConsole(<AutoRenewChip line={LINE} currency="CNY" />);
    expect(screen.getByText('Auto-renew: on')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
