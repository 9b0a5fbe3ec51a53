import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { money, permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { ApprovalInbox } from './ApprovalInbox';

let mockRole: Role = 'supervisor';
const mockMay = (permission: Permission) => permits(mockRole, permission);
const mockMe = () => staffMember(mockRole);
jest.mock('../../providers/session', () => ({
  may: (permission: Permission) => mockMay(permission),
  currentMe: () => mockMe(),
}));

const cny = (amount: number) => money(amount, 'CNY');
const CUSTOMER = { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: '王小明', reference: 'CU-1' };

const request = (n: number, changes: Partial<ApprovalView> = {}): ApprovalView => ({
  id: `01900000-0000-7000-8000-00000000000${n}`,
  reference: `AP-0000-000${n}`,
  kind: 'adjustment',
  state: 'open',
  customerId: CUSTOMER.id,
  subject: { kind: 'adjustment', id: `01900000-0000-7000-8000-0000000000a${n}`, reference: `AJ-000${n}` },
  changes: [{ field: 'balance', before: { money: cny(0) }, after: { money: cny(n * 50_000) } }],
  why: [
    {
      cause: 'perAction',
      unit: 'money',
      limit: { money: cny(20_000) },
      value: { money: cny(n * 50_000) },
    },
  ],
  reasonCode: 'courtesy',
  comment: `asked ${n}`,
  requestedBy: { kind: 'staff', id: '01900000-0000-7000-8000-0000000000ff', name: 'Ada Zhou' },
  decidedBy: null,
  decisionComment: null,
  createdAt: `2026-11-22T0${n}:00:00.000Z`,
  expiresAt: '2026-11-25T08:00:00.000Z',
  closedAt: null,
  version: n,
  ...changes,
});

const REASONS = [
  { id: 'r1', code: 'courtesy', text: { en: 'Courtesy', zh: '关怀' }, uses: ['credit'], active: true },
];

async function open(rows: ApprovalView[], action: jest.Mock = jest.fn(async () => ({}))) {
  const open = [...rows];
  const getList = jest.fn(async (resource: string, params: { filter: { state?: unknown } }) => {
    if (resource === 'reason-codes') return { data: REASONS, total: 1 };
    const data = params.filter.state === 'open' ? open.filter((r) => r.state === 'open') : rows;
    return { data: [...data], total: data.length };
  });
  const getMany = jest.fn(async () => ({ data: [CUSTOMER] }));
  await renderInConsole(<ApprovalInbox />, {
    dataProvider: { getList, getMany, action } as never,
    path: '/approvals',
  });
  await screen.findByRole('tablist');
  return { user: userEvent.setup(), action, open };
}

const shownRequest = () => screen.getByRole('region', { name: /^Request AP-/ });

beforeEach(() => {
  mockRole = 'supervisor';
});

describe('the inbox', () => {
  it('shows the oldest first with what it does, why, for whom and by whom', async () => {
    await open([request(1), request(2)]);
    const shown = await screen.findByRole('region', { name: 'Request AP-0000-0001' });
    expect(within(shown).getByRole('region', { name: 'What it does' })).toHaveTextContent(
      /CN¥0.00.*CN¥500.00/,
    );
    expect(shown).toHaveTextContent('At once: CN¥500.00 (limit CN¥200.00)');
    expect(await within(shown).findByText('Courtesy')).toBeInTheDocument();
    expect(shown).toHaveTextContent('asked 1');
    expect(shown).toHaveTextContent('Ada Zhou');
    expect(await within(shown).findByRole('link', { name: '王小明' })).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Open requests' }).children).toHaveLength(2);
  });

  it('approves with a and Enter, under the version that is shown, and goes on to the next', async () => {
    const rows = [request(1), request(2)];
    const action = jest.fn(async () => ({}));
    const { user, open: queue } = await open(rows, action);
    await screen.findByRole('region', { name: 'Request AP-0000-0001' });
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog', { name: 'Approve AP-0000-0001?' });
    expect(dialog).toHaveTextContent(/CN¥0.00.*CN¥500.00/);
    expect(action).not.toHaveBeenCalled();
    queue.shift();
    await user.keyboard('{Enter}');
    await screen.findByRole('region', { name: 'Request AP-0000-0002' });
    expect(action).toHaveBeenCalledWith(
      `approvals/${rows[0]?.id}/approve`,
      {},
      {
        ifMatch: 1,
        idempotencyKey: expect.any(String),
      },
    );
  });

  it('rejects with r, with a comment for who asked', async () => {
    const { user, action } = await open([request(3)]);
    await screen.findByRole('region', { name: 'Request AP-0000-0003' });
    await user.keyboard('r');
    await user.type(await screen.findByRole('textbox', { name: 'Comment for Ada Zhou' }), 'already paid');
    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action).toHaveBeenCalledWith(
      `approvals/${request(3).id}/reject`,
      { comment: 'already paid' },
      expect.anything(),
    );
  });

  it('moves with j and k', async () => {
    const { user } = await open([request(1), request(2)]);
    await screen.findByRole('region', { name: 'Request AP-0000-0001' });
    await user.keyboard('j');
    expect(shownRequest()).toHaveAccessibleName('Request AP-0000-0002');
    await user.keyboard('k');
    expect(shownRequest()).toHaveAccessibleName('Request AP-0000-0001');
  });

  it('figures that changed meanwhile are shown before anything is approved', async () => {
    const changed = jest.fn(async () => {
      throw new ProblemError('approval_changed', 409);
    });
    const { user, open: queue } = await open([request(1)], changed);
    await screen.findByRole('region', { name: 'Request AP-0000-0001' });
    await user.keyboard('a');
    queue[0] = request(1, {
      version: 2,
      changes: [{ field: 'balance', before: { money: cny(700) }, after: { money: cny(50_700) } }],
    });
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Approve AP-0000-0001?' });
    expect(await within(dialog).findByText(/Check the new figures/)).toBeInTheDocument();
    expect(await within(dialog).findByText('CN¥507.00')).toBeInTheDocument();
    changed.mockImplementation((async () => ({})) as never);
    await user.click(within(dialog).getByRole('button', { name: 'Approve' }));
    await waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
    const [, , options] = changed.mock.calls[1] as unknown as [string, object, { ifMatch: number }];
    expect(options.ifMatch).toBe(2);
  });

  it('X5 one’s own request is for somebody else', async () => {
    const requestedBy = { kind: 'staff', id: staffMember('supervisor').id, name: 'Mei Lin' } as const;
    const { user } = await open([request(1, { requestedBy })]);
    expect(await screen.findByText(/You asked for this yourself/)).toBeInTheDocument();
    await user.keyboard('a');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('says that nothing waits', async () => {
    await open([]);
    expect(await screen.findByText('Nothing waits for a decision')).toBeInTheDocument();
  });
});

it('an agent sees the outcome of what they asked for', async () => {
  mockRole = 'agent';
  const decidedBy = { kind: 'staff', id: 'x', name: 'Oscar Chen' } as const;
  await open([request(1, { state: 'rejected', decidedBy, decisionComment: 'already paid' })]);
  const table = await screen.findByRole('region', { name: 'My requests' });
  expect(table).toHaveTextContent('Rejected');
  expect(table).toHaveTextContent('Oscar Chen');
  expect(table).toHaveTextContent('already paid');
});
