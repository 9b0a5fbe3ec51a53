import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type LineMoveView, type LineView } from '@ur-desk/domain/lines';
import { renderInConsole } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { MoveLine } from './MoveLine';

jest.mock('../../providers/session', () => ({ may: () => true }));

const AT = '2026-11-27T12:00:00.000Z';
const ID = '0190a000-0000-7000-8000-00000000000';

const LINE: LineView = {
  id: `${ID}1`,
  customerId: `${ID}2`,
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
  createdAt: AT,
  version: 3,
};
const RECEIVER = { id: `${ID}3`, name: '李娜', reference: 'UR-7Q2M-4KX9' };
const MOVE: LineMoveView = {
  fromCustomerId: LINE.customerId,
  fromLineId: LINE.id,
  line: { ...LINE, id: `${ID}4`, customerId: RECEIVER.id, autoRenew: false },
  plans: [
    {
      id: `${ID}5`,
      planName: { en: 'Asia 30', zh: '亚洲 30 天' },
      state: 'active',
      startsAt: AT,
      endsAt: AT,
    },
  ],
  allowances: [{ kind: 'sms', granted: 100, remaining: 40, expiresAt: null }],
  autoRenewEnded: true,
  contactLost: false,
  notSold: false,
};

async function open(answer: () => Promise<LineMoveView>) {
  const action = jest.fn(answer);
  const getList = jest.fn(async () => ({ data: [RECEIVER], total: 1 }));
  const getMany = jest.fn(async () => ({ data: [RECEIVER] }));
  const getOne = jest.fn(async () => ({ data: RECEIVER }));
  await renderInConsole(<MoveLine line={LINE} caller={null} />, {
    dataProvider: { action, getList, getMany, getOne } as never,
  });
  return { action, user: userEvent.setup() };
}

async function fillIn(user: ReturnType<typeof userEvent.setup>) {
  await user.click(screen.getByRole('button', { name: 'Move line…' }));
  await user.type(screen.getByRole('combobox', { name: 'New customer' }), 'li na');
  await user.click(await screen.findByRole('option', { name: /李娜/ }));
  await user.click(screen.getByRole('combobox', { name: /agreed/ }));
  await user.click(screen.getByRole('option', { name: 'in writing' }));
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), 'For her');
}

it('shows what it will be before it is done, and does what was shown', async () => {
  const { action, user } = await open(async () => MOVE);
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Show what it will be' }));
  const after = within(await screen.findByRole('region', { name: 'What it will be' }));
  expect(after.getByText(/^Asia 30, until/)).toBeVisible();
  expect(after.getByText('40 of 100 (SMS)')).toBeVisible();
  expect(after.getByText(/Automatic renewal ends/)).toBeVisible();
  const body = { toCustomerId: RECEIVER.id, consent: 'writing', reason: 'For her' };
  expect(action).toHaveBeenCalledWith(
    `lines/${LINE.id}/move`,
    body,
    expect.objectContaining({ dryRun: true }),
  );
  await user.click(screen.getByRole('button', { name: /^Move \+86/ }));
  expect(action).toHaveBeenLastCalledWith(
    `lines/${LINE.id}/move`,
    body,
    expect.not.objectContaining({ dryRun: true }),
  );
});

it('forgets what it showed once something else is wanted, and says what is in the way', async () => {
  const refusal = new ProblemError('line_move_under_way', 409, { references: 'RN-1' });
  const { user } = await open(() => Promise.reject(refusal));
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Show what it will be' }));
  expect(await screen.findByText(/RN-1/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Reason/ }), ' own account');
  expect(screen.queryByText(/RN-1/)).not.toBeInTheDocument();
});
