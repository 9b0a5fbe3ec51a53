import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole, staffMember } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { StaffCreate } from './StaffCreate';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('admin') }));

const INVITED = {
  id: '00000000-0000-7000-8000-000000000009',
  name: '李娜',
  setUpLink: { staffId: '', token: 'k'.repeat(43), expiresAt: '2026-11-23T12:00:00.000Z' },
};

async function invitation(action: jest.Mock) {
  await renderInConsole(<StaffCreate />, { dataProvider: { action }, path: '/staff/create' });
  const user = userEvent.setup();
  await user.type(screen.getByRole('textbox', { name: 'Name' }), '李娜');
  return { user, submit: () => user.click(screen.getByRole('button', { name: 'Invite somebody' })) };
}

describe('inviting somebody', () => {
  it('sends what was entered and shows the link, with its key behind #', async () => {
    const action = jest.fn(async () => INVITED);
    const { user, submit } = await invitation(action);
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'na@ur-desk.example');
    await submit();
    const link = await screen.findByRole('textbox', { name: 'Set-up link' });
    expect(link).toHaveValue(`${window.location.origin}/set-up#${'k'.repeat(43)}`);
    const body = { name: '李娜', email: 'na@ur-desk.example', role: 'agent', locale: 'en' };
    expect(action.mock.calls).toEqual([['staff', body]]);
  });

  it('sends nothing while the address is none', async () => {
    const action = jest.fn();
    const { user, submit } = await invitation(action);
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'nobody');
    await submit();
    expect(await screen.findByText('Not a valid e-mail address')).toBeInTheDocument();
    expect(action).not.toHaveBeenCalled();
  });

  it('says at the field that the address is taken', async () => {
    const taken = [{ field: 'email', code: 'already_taken' }];
    const action = jest.fn(async () => {
      throw new ProblemError('already_exists', 409, { field: 'email' }, taken);
    });
    const { user, submit } = await invitation(action);
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'mei@ur-desk.example');
    await submit();
    expect(await screen.findByText('Already used by another record')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});
