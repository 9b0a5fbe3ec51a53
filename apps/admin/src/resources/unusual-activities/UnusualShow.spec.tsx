import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type UnusualActivityView } from '@ur-desk/domain/unusual-activities';
import { renderInConsole } from '../../../test/console';
import { DecideUnusual } from './DecideUnusual';
import { FindButton } from './FindButton';

let mockRole: Role = 'supervisor';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const ACTIVITY: UnusualActivityView = {
  id: 'u1',
  rule: 'nearLimit',
  actorId: 's1',
  actorName: 'Li Wei',
  customerId: null,
  otherId: null,
  otherName: null,
  occurrences: 3,
  firstAt: '2026-11-22T08:00:00.000Z',
  lastAt: '2026-11-24T08:00:00.000Z',
  state: 'open',
  note: null,
  decidedBy: null,
  decidedAt: null,
  foundAt: '2026-11-24T09:00:00.000Z',
  evidence: [],
  version: 2,
};

async function open(activity: UnusualActivityView, role: Role = 'supervisor') {
  mockRole = role;
  const action = jest.fn<Promise<object>, [string, object, object]>(async () => ({ open: 2, changed: 1 }));
  await renderInConsole(
    <>
      <FindButton />
      <DecideUnusual activity={activity} />
    </>,
    { dataProvider: { action } as never },
  );
  return { user: userEvent.setup(), action };
}

describe('an unusual pattern', () => {
  it.each([
    ['Reviewed', 'What came of it?', 'Mark as reviewed', 'review'],
    ['Dismiss', 'Why is it nothing?', 'Dismiss', 'dismiss'],
  ])('%s needs a note, under the version that is shown', async (button, title, submit, path) => {
    const { user, action } = await open(ACTIVITY);
    await user.click(screen.getByRole('button', { name: button }));
    const dialog = screen.getByRole('dialog', { name: title });
    expect(within(dialog).getByRole('button', { name: submit })).toBeDisabled();
    await user.type(within(dialog).getByRole('textbox', { name: /Note/ }), 'asked her, all well');
    await user.click(within(dialog).getByRole('button', { name: submit }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    expect(action.mock.calls[0]).toEqual([
      `unusual-activities/u1/${path}`,
      { note: 'asked her, all well' },
      { ifMatch: 2 },
    ]);
  });

  it('is looked for on demand', async () => {
    const { user, action } = await open(ACTIVITY);
    await user.click(screen.getByRole('button', { name: 'Look now' }));
    await waitFor(() => expect(action.mock.calls[0]?.[0]).toBe('unusual-activities/find'));
  });

  it('that was decided is not decided again, and an auditor decides nothing', async () => {
    await open({ ...ACTIVITY, state: 'reviewed' });
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Look now']);
  });

  it('is only read by an auditor', async () => {
    await open(ACTIVITY, 'auditor');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
