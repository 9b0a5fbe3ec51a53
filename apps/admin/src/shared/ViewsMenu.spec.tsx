import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Resource, ResourceContextProvider, TextInput } from 'react-admin';
import { Route, Routes } from 'react-router-dom';
import { type CreateSavedViewInput, type SavedViewView } from '@ur-desk/domain/saved-views';
import { renderInConsole, staffMember } from '../../test/console';
import { Column } from './Column';
import { HouseList } from './HouseList';

jest.mock('../providers/session', () => ({
  ...jest.requireActual<object>('../providers/session'),
  rememberArrangement: () => undefined,
  may: () => false,
  currentMe: () => staffMember('agent'),
}));

const view = (changes: Partial<SavedViewView> = {}): SavedViewView => ({
  id: 'v-1',
  list: 'kites',
  name: 'Red ones',
  shared: false,
  own: true,
  ownerName: 'Mei Lin',
  filter: '{"colour":"red"}',
  sortField: 'colour',
  sortDirection: 'DESC',
  columns: { hidden: ['name'] },
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  ...changes,
});

/** A server that keeps views, and a list of kites that says how it was asked. */
async function kites(views: SavedViewView[]) {
  const asked = jest.fn();
  const getList = async (resource: string, { filter, sort }: { filter: object; sort: object }) => {
    if (resource === 'saved-views') return { data: [...views], total: views.length };
    asked({ filter, sort });
    return { data: [{ id: 'k-1', name: 'Kite 1', colour: 'red' }], total: 1 };
  };
  const action = jest.fn(async (path: string, body: object, options: { method?: string }) => {
    const [, id] = path.split('/');
    const at = views.findIndex((one) => one.id === id);
    if (options.method === 'DELETE') return void views.splice(at, 1);
    if (options.method === 'PATCH') return (views[at] = { ...view(), ...views[at], ...body, version: 2 });
    const made = view({ ...(body as CreateSavedViewInput), columns: null, id: 'v-new' });
    views.push(made);
    return made;
  });
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
              rowPath={false}
              filters={[<TextInput key="colour" source="colour" label="Colour" alwaysOn />]}
            >
              <Column source="name" label="Name" />
              <Column source="colour" label="Colour" />
            </HouseList>
          }
        />
      </Routes>
    </ResourceContextProvider>,
    { dataProvider: { getList: getList as never, action: action as never }, path: '/kites' },
  );
  await screen.findByText('Kite 1');
  const user = userEvent.setup();
  const open = async (name = 'Views') => user.click(await screen.findByRole('button', { name }));
  return { user, asked, action, open };
}

const headings = () => screen.getAllByRole('columnheader').map((cell) => cell.textContent);

it('a view puts filter, order and columns of the list, and its name stands on the button', async () => {
  const { user, asked, open } = await kites([view()]);
  await open();
  await user.click(await screen.findByRole('button', { name: 'Red ones' }));
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith({
      filter: { colour: 'red' },
      sort: { field: 'colour', order: 'DESC' },
    }),
  );
  expect(headings()).toEqual(['Colour']);
  expect(await screen.findByRole('button', { name: 'Red ones' })).toBeVisible();
});

it('a view replaces how the columns stood before, it does not add to it', async () => {
  const { user, open } = await kites([view({ columns: { order: ['colour', 'name'] } })]);
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(screen.getByRole('checkbox', { name: 'Name' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(headings()).toEqual(['Colour']));
  await open();
  await user.click(await screen.findByRole('button', { name: 'Red ones' }));
  await waitFor(() => expect(headings()).toEqual(['Colour', 'Name']));
});

it('keeps what is shown under a name', async () => {
  const { user, action, open } = await kites([]);
  await user.type(screen.getByRole('textbox', { name: 'Colour' }), 'blue');
  await waitFor(() => expect(screen.getByText('Kite 1')).toBeVisible());
  await open();
  expect(await screen.findByText(/No view of this list is kept yet/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Keep what is shown as a view' }));
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Blue ones');
  await user.click(screen.getByRole('switch', { name: 'Colleagues see it, too' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Blue ones' })).toBeVisible();
  const kept = {
    list: 'kites',
    name: 'Blue ones',
    shared: true,
    filter: '{"colour":"blue"}',
    sortField: 'name',
  };
  expect(action).toHaveBeenCalledWith('saved-views', { ...kept, sortDirection: 'ASC', columns: null }, {});
});

it('takes over what is shown into the view that was chosen', async () => {
  const { user, action, open } = await kites([view({ columns: null })]);
  await open();
  await user.click(await screen.findByRole('button', { name: 'Red ones' }));
  const colour = screen.getByRole('textbox', { name: 'Colour' });
  await waitFor(() => expect(colour).toHaveValue('red'));
  await user.clear(colour);
  await user.type(colour, 'green');
  await open();
  await user.click(await screen.findByRole('button', { name: 'Take over what is shown into “Red ones”' }));
  expect(await screen.findByRole('button', { name: 'Red ones' })).toBeVisible();
  expect(action).toHaveBeenCalledWith(
    'saved-views/v-1',
    { filter: '{"colour":"green"}', sortField: 'colour', sortDirection: 'DESC', columns: null },
    { method: 'PATCH', ifMatch: 1 },
  );
});

it('one’s own is removed and brought back; of a colleague’s one sees whose it is', async () => {
  const views = [view(), view({ id: 'v-2', name: 'For all', own: false, shared: true, ownerName: 'Jo Lee' })];
  const { user, action, open } = await kites(views);
  await open();
  expect(await screen.findByRole('img', { name: 'Shared by Jo Lee' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Remove For all' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Remove Red ones' }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(action).toHaveBeenLastCalledWith('saved-views', expect.objectContaining({ name: 'Red ones' }), {}),
  );
});
