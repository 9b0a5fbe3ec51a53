import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Role } from '@ur-desk/domain/kernel';
import { type SessionView } from '@ur-desk/domain/staff';
import { renderInConsole, staffMember } from '../../../test/console';
import { SessionTable } from './SessionTable';

let mockRole: Role = 'agent';
const mockMe = () => staffMember(mockRole);
jest.mock('../../providers/session', () => ({
  may: () => mockRole === 'admin',
  currentMe: () => mockMe(),
}));

const session = (id: string, changes: Partial<SessionView> = {}): SessionView => ({
  id,
  staffId: staffMember('agent').id,
  staffName: 'Mei Lin',
  current: false,
  address: '203.0.113.7',
  device: 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36',
  startedAt: '2026-11-22T08:00:00.000Z',
  lastSeenAt: '2026-11-22T09:00:00.000Z',
  endsAt: '2026-11-22T09:30:00.000Z',
  endReason: null,
  ...changes,
});

async function table(staffId: string, sessions: SessionView[]) {
  const action = jest.fn(async () => undefined);
  const getList = jest.fn(async () => ({ data: sessions, total: sessions.length }));
  const dataProvider = { action, getList } as never;
  await renderInConsole(<SessionTable staffId={staffId} />, { dataProvider });
  return { action, getList };
}

describe('the sessions of a person', () => {
  it('are ended one by one, but not the one that asks', async () => {
    mockRole = 'agent';
    const { action } = await table(mockMe().id, [session('s-1', { current: true }), session('s-2')]);
    const buttons = await screen.findAllByRole('button', { name: 'End the session on Chrome · Windows' });
    expect(buttons).toHaveLength(1);
    expect(screen.getByText('This session')).toBeInTheDocument();
    await userEvent.setup().click(buttons[0] as HTMLElement);
    expect(action.mock.calls).toEqual([['sessions/s-2', {}, { method: 'DELETE' }]]);
  });

  it('of somebody else are ended by administrators only', async () => {
    mockRole = 'auditor';
    await table('somebody-else', [session('s-3')]);
    expect(await screen.findByText('203.0.113.7')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('may be none', async () => {
    mockRole = 'admin';
    await table('somebody-else', []);
    expect(await screen.findByText('Not signed in anywhere')).toBeInTheDocument();
  });
});
