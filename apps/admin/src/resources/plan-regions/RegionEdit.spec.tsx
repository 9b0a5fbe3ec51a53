import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { type PlanRegionView } from '@ur-desk/domain/plan-regions';
import { renderInConsole } from '../../../test/console';
import { ProblemError } from '../../providers/problem-error';
import { RegionEdit } from './RegionEdit';

const EUROPE: PlanRegionView = {
  id: '01900000-0000-7000-8000-00000000d100',
  code: 'europe',
  name: { en: 'Europe', zh: '欧洲' },
  countries: ['DE', 'FR'],
  position: 10,
  active: true,
  onSale: 3,
  behind: 1,
  drafts: 2,
  createdAt: '2026-11-22T08:00:00.000Z',
  updatedAt: '2026-11-22T08:00:00.000Z',
  version: 4,
};

async function open(action: jest.Mock = jest.fn(async () => EUROPE)) {
  const page = (
    <Routes>
      <Route path="/plan-regions/:id" element={<RegionEdit />} />
      <Route path="/plan-regions" element={<p>the list</p>} />
    </Routes>
  );
  await renderInConsole(page, {
    dataProvider: {
      getOne: (async () => ({ data: EUROPE })) as never,
      action: action as never,
      getList: async () => ({ data: [], total: 0 }),
    },
    path: `/plan-regions/${EUROPE.id}`,
  });
  await screen.findByRole('heading', { level: 1, name: 'Region “Europe”' });
  return { action, user: userEvent.setup() };
}

async function addSpain(user: ReturnType<typeof userEvent.setup>) {
  await user.type(screen.getByRole('combobox', { name: /Countries/ }), 'Spain');
  await user.click(await screen.findByRole('option', { name: 'Spain (ES)' }));
}

describe('editing a region', () => {
  it('says what names it, and saves its countries under the version that is shown', async () => {
    const { user, action } = await open();
    const notice = screen.getByRole('alert');
    expect(notice).toHaveTextContent('3 plans on sale name it.');
    expect(notice).toHaveTextContent('1 of them was released with other countries');
    expect(notice).toHaveTextContent('2 drafts follow.');
    await addSpain(user);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('the list')).toBeInTheDocument();
    const [path, body, under] = action.mock.calls[0] as unknown[];
    expect(path).toBe(`plan-regions/${EUROPE.id}`);
    expect(body).toMatchObject({ countries: ['DE', 'FR', 'ES'] });
    expect(under).toMatchObject({ method: 'PATCH', ifMatch: 4 });
  });

  it('what another one changed meanwhile is asked for, in words', async () => {
    const current = { ...EUROPE, countries: ['DE', 'FR', 'IT'], version: 5 };
    const params = { current, by: 'Mei', at: '2026-11-22T09:00:00.000Z' };
    const conflict = new ProblemError('version_conflict', 412, params, []);
    const action = jest.fn().mockRejectedValueOnce(conflict).mockResolvedValue(current);
    const { user } = await open(action);
    await addSpain(user);
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('Germany, France, Spain')).toBeVisible();
    expect(within(dialog).getByText('Germany, France, Italy')).toBeVisible();
  });
});
