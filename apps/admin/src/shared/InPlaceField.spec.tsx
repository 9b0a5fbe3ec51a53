import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderInConsole } from '../../test/console';
import { ProblemError } from '../providers/problem-error';
import { InPlaceField } from './InPlaceField';

const customer = { id: 'c-1', version: 3, email: 'mei@exmaple.com', name: 'Mei' };

const conflictWith = (current: object) =>
  new ProblemError('version_conflict', 412, { current, by: { id: 's-1', name: 'Lin Wei' } });

interface EmailProps {
  onSaved: () => void;
  readAgain: typeof customer;
}

/** A page that reads its record again now and then, as pages do when their window is looked at again. */
function Email({ onSaved, readAgain }: EmailProps) {
  const [record, setRecord] = useState(customer);
  const field = { resource: 'customers', record, source: 'email', label: 'E-mail', onSaved };
  return (
    <>
      <button onClick={() => setRecord(readAgain)}>Read again</button>
      <InPlaceField {...field} type="email" />
    </>
  );
}

async function emailField(update: jest.Mock, readAgain = customer) {
  const onSaved = jest.fn();
  await renderInConsole(<Email onSaved={onSaved} readAgain={readAgain} />, { dataProvider: { update } });
  const user = userEvent.setup();
  const edit = async (value: string) => {
    await user.click(screen.getByRole('button', { name: /Edit E-mail/ }));
    await user.keyboard(`${value}{Enter}`);
  };
  return { user, edit, onSaved };
}

const versionSent = (update: jest.Mock, call: number): unknown =>
  (update.mock.calls[call] as [string, { meta: { version: number } }])[1].meta.version;

describe('InPlaceField', () => {
  it('saves on Enter, under the version that was read', async () => {
    const update = jest.fn(async () => ({ data: { ...customer, version: 4 } }));
    const { edit, onSaved } = await emailField(update);
    await edit('mei@example.com');
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(update).toHaveBeenCalledWith(
      'customers',
      expect.objectContaining({ id: 'c-1', data: { email: 'mei@example.com' }, meta: { version: 3 } }),
    );
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent('Saved');
  });

  it('leaves everything as it was on Escape', async () => {
    const update = jest.fn();
    const { user } = await emailField(update);
    await user.click(screen.getByRole('button', { name: /Edit E-mail/ }));
    await user.keyboard('other@example.com{Escape}');
    expect(screen.getByText('mei@exmaple.com')).toBeVisible();
    expect(update).not.toHaveBeenCalled();
  });

  it('shows what the server refuses at the field and keeps what was typed', async () => {
    const refusal = new ProblemError('validation_failed', 400, {}, [{ field: 'email', code: 'not_email' }]);
    const { edit } = await emailField(jest.fn().mockRejectedValue(refusal));
    await edit('nonsense');
    const field = await screen.findByRole('textbox', { name: 'E-mail' });
    await waitFor(() => expect(field).toHaveAccessibleDescription('Not a valid e-mail address'));
    expect(field).toHaveValue('nonsense');
  });

  it('shows my value and theirs on a conflict, and keeps mine over their version', async () => {
    const theirs = {
      ...customer,
      version: 5,
      email: 'theirs@example.com',
      updatedAt: '2026-11-22T10:00:00.000Z',
    };
    const update = jest
      .fn()
      .mockRejectedValueOnce(conflictWith(theirs))
      .mockResolvedValueOnce({ data: { ...theirs, version: 6, email: 'mine@example.com' } });
    const { user, edit, onSaved } = await emailField(update);
    await edit('mine@example.com');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('mine@example.com');
    expect(dialog).toHaveTextContent('theirs@example.com');
    expect(dialog).toHaveTextContent('Lin Wei changed “E-mail”');
    await user.click(screen.getByRole('button', { name: 'Keep mine' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(versionSent(update, 1)).toBe(5);
  });

  it('takes theirs without writing anything', async () => {
    const update = jest
      .fn()
      .mockRejectedValueOnce(conflictWith({ ...customer, version: 5, email: 'theirs@example.com' }));
    const { user, edit } = await emailField(update);
    await edit('mine@example.com');
    await user.click(await screen.findByRole('button', { name: 'Take theirs' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(update).toHaveBeenCalledTimes(1);
  });

  it('keeps my input when I close the conflict', async () => {
    const update = jest
      .fn()
      .mockRejectedValueOnce(conflictWith({ ...customer, version: 5, email: 'theirs@example.com' }));
    const { user, edit } = await emailField(update);
    await edit('mine@example.com');
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveValue('mine@example.com'),
    );
  });

  it('saves under the version with which the edit began, also when the page has read a newer one', async () => {
    const theirs = { ...customer, version: 5, email: 'theirs@example.com' };
    const update = jest.fn().mockRejectedValueOnce(conflictWith(theirs));
    const { user } = await emailField(update, theirs);
    await user.click(screen.getByRole('button', { name: /Edit E-mail/ }));
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), '.cn{Enter}');
    expect(await screen.findByRole('dialog')).toHaveTextContent('theirs@example.com');
    expect(versionSent(update, 0)).toBe(3);
  });

  it('is no conflict when somebody changed another field: it is saved over the new version', async () => {
    const update = jest
      .fn()
      .mockRejectedValueOnce(conflictWith({ ...customer, version: 5, name: 'Mei Lin' }))
      .mockResolvedValueOnce({ data: { ...customer, version: 6 } });
    const { edit, onSaved } = await emailField(update);
    await edit('mine@example.com');
    await waitFor(() => expect(onSaved).toHaveBeenCalled());
    expect(versionSent(update, 1)).toBe(5);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
