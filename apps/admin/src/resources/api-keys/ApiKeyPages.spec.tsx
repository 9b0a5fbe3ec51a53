import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ApiKeyView } from '@ur-desk/domain/staff';
import { ResourceContextProvider } from 'react-admin';
import { renderInConsole, staffMember } from '../../../test/console';
import { ApiKeyCreate } from './ApiKeyCreate';
import { ApiKeyList } from './ApiKeyList';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('admin') }));

const KEY: ApiKeyView = {
  id: '01900000-0000-7000-8000-00000000f100',
  name: 'Shop',
  role: 'agent',
  prefix: 'urd_abcdefgh',
  createdBy: '01900000-0000-7000-8000-00000000f101',
  createdAt: '2026-11-22T08:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
};

describe('a new key', () => {
  async function make(type: (user: ReturnType<typeof userEvent.setup>) => Promise<void>) {
    const action = jest.fn(async () => ({ ...KEY, secret: 'urd_abcdefgh-the-rest' }));
    await renderInConsole(<ApiKeyCreate />, {
      dataProvider: { action: action as never },
      path: '/api-keys/create',
    });
    const user = userEvent.setup();
    await type(user);
    await user.click(screen.getByRole('button', { name: 'New API key' }));
    return action;
  }

  it('sends what it may and until when, and shows the secret this once', async () => {
    const action = await make(async (user) => {
      await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Shop');
      await user.click(screen.getByRole('combobox', { name: 'May do what this role may' }));
      expect(screen.queryByRole('option', { name: 'Administrator' })).not.toBeInTheDocument();
      await user.click(screen.getByRole('option', { name: 'Support agent' }));
      await user.type(screen.getByRole('spinbutton', { name: 'Days until it ends' }), '90');
    });
    expect(await screen.findByRole('textbox', { name: 'Secret' })).toHaveValue('urd_abcdefgh-the-rest');
    expect(action.mock.calls.map(([path, body]: unknown[]) => [path, body])).toEqual([
      ['api-keys', { name: 'Shop', role: 'agent', validForDays: 90 }],
    ]);
  });

  it('says at the field that a name is missing', async () => {
    const action = await make(async () => undefined);
    expect((await screen.findAllByText('Required')).length).toBeGreaterThan(0);
    expect(action).not.toHaveBeenCalled();
  });
});

describe('the keys', () => {
  async function list(data: ApiKeyView[], action = jest.fn()) {
    const getList = (async () => ({ data, total: data.length })) as never;
    await renderInConsole(
      <ResourceContextProvider value="api-keys">
        <ApiKeyList />
      </ResourceContextProvider>,
      { dataProvider: { getList, action: action as never }, path: '/api-keys' },
    );
  }

  it('say what they are for where there are none, and are filtered by role', async () => {
    await list([]);
    expect(await screen.findByText('No API keys yet')).toBeVisible();
    expect(screen.getByText(/^With a key another system calls the API/)).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'New API key' })).toHaveLength(2);
    expect(screen.getByRole('combobox', { name: 'Role' })).toBeInTheDocument();
  });

  it('are revoked after a question', async () => {
    const action = jest.fn(async () => ({ ...KEY, revokedAt: KEY.createdAt }));
    await list([KEY], action);
    const user = userEvent.setup();
    expect(await screen.findByText('Never')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Revoke Shop' }));
    const dialog = screen.getByRole('dialog', { name: 'Revoke the key “Shop”?' });
    expect(action).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Revoke' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(action.mock.calls.map(([path]: unknown[]) => path)).toEqual([`api-keys/${KEY.id}/revoke`]);
  });
});
