import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Resource, ResourceContextProvider } from 'react-admin';
import { Route, Routes } from 'react-router-dom';
import { renderInConsole } from '../../test/console';
import { Column } from './Column';
import { HouseList } from './HouseList';
import { PageTitle } from './PageTitle';

const KITES = [1, 2, 3, 4, 5].map((n) => ({ id: `k-${n}`, name: `Kite ${n}`, colour: 'red', tail: 'long' }));

interface Query {
  pagination: { page: number; perPage: number };
}

/** Pages of two, whatever size is asked for: what matters is that there are several. */
const getList = () =>
  jest.fn(async (_resource: string, { pagination: { page } }: Query) => ({
    data: KITES.slice((page - 1) * 2, page * 2),
    total: KITES.length,
    pageInfo: { hasNextPage: page < 3, hasPreviousPage: page > 1 },
  }));

async function kites(answer = getList()) {
  await renderInConsole(
    <ResourceContextProvider value="kites">
      <Resource name="kites" />
      <Routes>
        <Route
          path="/kites"
          element={
            <HouseList
              title="Kites"
              sort={{ field: 'name', order: 'ASC' }}
              rowPath={({ id }) => `/kites/${id}/show`}
              hiddenColumns={['tail']}
            >
              <Column link source="name" label="Name" />
              <Column source="colour" label="Colour" />
              <Column source="tail" label="Tail" />
            </HouseList>
          }
        />
        <Route path="/kites/:id/show" element={<PageTitle title="A kite" />} />
      </Routes>
    </ResourceContextProvider>,
    { dataProvider: { getList: answer as never }, path: '/kites' },
  );
  await screen.findByText('Kite 1');
  return { user: userEvent.setup(), answer };
}

const headings = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent);

describe('the columns of a list', () => {
  it('are shown and hidden by choice', async () => {
    const { user } = await kites();
    expect(headings()).toEqual(['Name', 'Colour']);
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('checkbox', { name: 'Tail' }));
    await user.click(screen.getByRole('checkbox', { name: 'Colour' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(headings()).toEqual(['Name', 'Tail']));
  });

  it('stand in the order that was chosen, by keyboard too, and go back to their own', async () => {
    const { user } = await kites();
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    const dialog = screen.getByRole('dialog', { name: 'Columns' });
    within(dialog).getByRole('button', { name: 'Move Colour up' }).focus();
    await user.keyboard('{Enter}');
    expect(within(dialog).getByRole('button', { name: 'Move Colour up' })).toHaveFocus();
    await user.keyboard('{Enter}{Escape}');
    await waitFor(() => expect(headings()).toEqual(['Colour', 'Name']));
    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(screen.getByRole('button', { name: 'As it was' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(headings()).toEqual(['Name', 'Colour']));
  });
});

describe('the page size of a list', () => {
  it('is what the next list opens with', async () => {
    const { user, answer } = await kites();
    await user.click(screen.getByRole('combobox', { name: 'Rows per page' }));
    await user.click(screen.getByRole('option', { name: '50' }));
    await waitFor(() => expect(answer.mock.lastCall?.[1].pagination).toEqual({ page: 1, perPage: 50 }));
  });
});

describe('the way from record to record', () => {
  it('goes by button and by key, over the edge of a page, without going back to the list', async () => {
    const { user } = await kites();
    await user.click(screen.getByRole('link', { name: 'Kite 1' }));
    const walk = await screen.findByRole('navigation', { name: 'The list you came from' });
    expect(walk).toHaveTextContent('1 of 5');
    expect(screen.getByRole('button', { name: /Previous/ })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /Next/ }));
    await waitFor(() => expect(walk).toHaveTextContent('2 of 5'));
    await user.keyboard(']');
    await waitFor(() => expect(walk).toHaveTextContent('26 of 5'));
    await user.keyboard('[[');
    await waitFor(() => expect(walk).toHaveTextContent('2 of 5'));
  });
});

it.each([
  ['with the filters that it opens with', '/kites', 'No kite waits'],
  [
    'with another filter',
    `/kites?filter=${encodeURIComponent('{"colour":"blue"}')}`,
    'Nothing matches these filters',
  ],
])('a list that finds nothing %s says so in the right words', async (_name, path, words) => {
  const nothing = (async () => ({ data: [], total: 0 })) as never;
  await renderInConsole(
    <ResourceContextProvider value="kites">
      <HouseList
        title="Kites"
        sort={{ field: 'name', order: 'ASC' }}
        filterDefaultValues={{ colour: 'red' }}
        empty="No kite waits"
      >
        <Column source="name" label="Name" />
      </HouseList>
    </ResourceContextProvider>,
    { dataProvider: { getList: nothing }, path },
  );
  expect(await screen.findByText(words)).toBeVisible();
});
