import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole, staffMember } from '../../test/console';
import { type SearchHit } from '../providers/dataProvider';
import { RESOURCES } from '../resources';
import { usePageCommands } from '../shared/page-commands';
import { SearchBox } from './SearchBox';

jest.mock('../providers/session', () => ({ may: () => true, currentMe: () => staffMember('agent') }));

const HITS: SearchHit[] = [
  {
    kind: 'customer',
    id: 'c-1',
    customerId: 'c-1',
    title: '王小明',
    subtitle: '+8613800001234',
    matched: '+8613800001234',
  },
  {
    kind: 'customer',
    id: 'c-2',
    customerId: 'c-2',
    title: 'Sofia Rossi',
    subtitle: '+393331234567',
    matched: null,
  },
  { kind: 'payment', id: 'p-1', customerId: 'c-9', title: 'PY-7Q2M-4KX9', subtitle: 'Emma', matched: null },
];

async function searchBox(search: jest.Mock = jest.fn(async () => HITS)) {
  let path = '/';
  await renderInConsole(<SearchBox />, {
    dataProvider: { search },
    path: '/plans',
    onLocation: (now) => {
      path = now;
    },
  });
  const user = userEvent.setup();
  return { user, search, box: screen.getByRole('combobox', { name: 'Search' }), path: () => path };
}

describe('SearchBox', () => {
  it('asks once for what was typed in one go, and groups what it finds', async () => {
    const { user, search, box } = await searchBox();
    await user.type(box, '1234');
    expect(await screen.findAllByRole('option')).toHaveLength(3);
    expect(search.mock.calls.map((call: unknown[]) => call[0])).toEqual(['1234']);
    expect(screen.getByRole('group', { name: 'Customers' })).toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Payments' })).toBeInTheDocument();
    expect(await screen.findByText('3 results')).toHaveRole('status');
  });

  it('gives up the question that is overtaken by another', async () => {
    const signals: AbortSignal[] = [];
    const search = jest.fn(async (_q: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return HITS;
    });
    const { user, box } = await searchBox(search);
    await user.type(box, '12');
    await waitFor(() => expect(signals).toHaveLength(1));
    await user.type(box, '34');
    expect(signals[0]?.aborted).toBe(true);
    await waitFor(() => expect(signals).toHaveLength(2));
  });

  it('is worked by the keyboard: arrows choose, Enter opens the record', async () => {
    const { user, box, path } = await searchBox();
    await user.type(box, '1234');
    await screen.findAllByRole('option');
    const [first, second] = screen.getAllByRole('option');
    expect(first).toHaveAttribute('aria-selected', 'true');
    expect(box).toHaveAttribute('aria-activedescendant', first?.id);
    await user.keyboard('{ArrowDown}');
    expect(second).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(path()).toBe('/payments/p-1/show'));
    expect(box).toHaveValue('');
  });

  it.each([
    ['payment', 'unknown', 'Emma · No answer yet'],
    ['renewal', 'succeeded', 'Emma · Succeeded'],
    ['refund', 'awaitingApproval', 'Emma · Awaits approval'],
    ['subscription', 'revoked', 'Emma · Revoked'],
    ['topUp', null, 'Emma'],
  ])('says in words how a %s stands', async (kind, state, words) => {
    const hit = { kind, id: 'r-1', customerId: 'c-9', title: 'AB-7Q2M-4KX9', subtitle: 'Emma', state };
    const { user, box } = await searchBox(jest.fn(async () => [{ ...hit, matched: null }]));
    await user.type(box, '7q2m');
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('opens the first hit when Enter comes before the answer', async () => {
    const { user, box, path } = await searchBox();
    await user.type(box, '1234{Enter}');
    await waitFor(() => expect(path()).toBe('/customers/c-1/show'));
  });

  it('closes on Escape and clears on the second', async () => {
    const { user, box } = await searchBox();
    await user.type(box, '1234');
    await screen.findAllByRole('option');
    await user.keyboard('{Escape}');
    expect(box).toHaveAttribute('aria-expanded', 'false');
    expect(box).toHaveValue('1234');
    await user.keyboard('{Escape}');
    expect(box).toHaveValue('');
  });

  it('says that nothing was found', async () => {
    const { user, box } = await searchBox(jest.fn(async () => []));
    await user.type(box, 'zzzz');
    expect(await screen.findByText('Nothing found for “zzzz”')).toBeVisible();
  });

  it('searches one Chinese character, but not one letter', async () => {
    const { user, search, box } = await searchBox();
    await user.type(box, 'a');
    await user.clear(box);
    await user.type(box, '王');
    await waitFor(() => expect(search).toHaveBeenCalledTimes(1));
    expect(search).toHaveBeenCalledWith('王', expect.anything());
  });
});

it('no two nouns are gone to by the same key', () => {
  const keys = RESOURCES.flatMap(({ goKey }) => goKey ?? []);
  expect(keys).toHaveLength(new Set(keys).size);
});

describe('commands of the open page', () => {
  it.each(['top', '充值'])(
    'does what the open page offers, by its name in either language: %s',
    async (typed) => {
      const act = jest.fn();
      const command = { key: 'topUp', label: 'Top up', words: ['Top up', '充值'], act };
      const commands = [
        { ...command, key: 'stop', label: 'Stop', words: ['Stop', '停止'], act: jest.fn() },
        command,
      ];
      const Page = () => {
        usePageCommands(commands);
        return <SearchBox />;
      };
      await renderInConsole(<Page />, { dataProvider: { search: jest.fn(async () => []) } });
      const user = userEvent.setup();
      const box = screen.getByRole('combobox', { name: 'Search' });
      await user.type(box, typed);
      await waitFor(() => expect(screen.getAllByRole('option')[0]).toHaveTextContent('Top up'));
      await user.keyboard('{Enter}');
      await waitFor(() => expect(act).toHaveBeenCalledTimes(1));
      expect(box).toHaveValue('');
    },
  );
});
