import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { EMPTY_TIER, type TierImportDetailView } from '@ur-desk/domain/memberships';
import { renderInConsole, staffMember } from '../../../test/console';
import { TierImportShow } from './TierImportShow';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('marketing') }));

const CHECKED: TierImportDetailView = {
  id: 'i1',
  reference: 'TI-7Q2M-4KX9',
  state: 'checked',
  tier: null,
  fileName: 'partners.csv',
  rowsTotal: 3,
  accepted: 2,
  rejected: 1,
  moved: 0,
  skipped: 0,
  until: null,
  reason: null,
  request: null,
  createdBy: 'Mei Lin',
  createdAt: '2026-11-27T08:00:00.000Z',
  finishedAt: null,
  version: 1,
  errors: [{ line: 3, code: 'repeated_in_file', params: { line: 2 } }],
};
const TIERS = [{ ...EMPTY_TIER, id: 't1', code: 'gold', name: { en: 'Gold', zh: '金卡' }, rank: 1 }];

async function open(job: TierImportDetailView) {
  const action = jest.fn(async () => ({ ...job, state: 'running' as const }));
  const dataProvider = { read: async () => job, getList: async () => ({ data: TIERS, total: 1 }), action };
  const page = (
    <Routes>
      <Route path="/tier-imports/:id/show" element={<TierImportShow />} />
    </Routes>
  );
  await renderInConsole(page, {
    dataProvider: dataProvider as never,
    path: '/tier-imports/i1/show?tier=gold',
  });
  await screen.findByRole('heading', { name: 'partners.csv' });
  return { action, user: userEvent.setup() };
}

describe('a file of customers for a tier', () => {
  it('says what is wrong by line, and moves whom it names into the tier that it was opened for', async () => {
    const { action, user } = await open(CHECKED);
    const errors = within(screen.getByRole('region', { name: 'Rows with errors' }));
    expect(errors.getByRole('row', { name: /^3 / })).toBeVisible();
    await user.type(await screen.findByLabelText('Until'), '2027-01-31');
    await user.type(screen.getByLabelText('Reason'), 'Partner programme');
    await user.click(screen.getByRole('button', { name: 'Move 2 customers' }));
    await waitFor(() => expect(action).toHaveBeenCalled());
    const [path, body] = action.mock.calls[0] as unknown as [string, object];
    expect(path).toBe('tier-imports/i1/run');
    expect(body).toEqual({ tier: 'gold', until: '2027-01-31', reason: 'Partner programme' });
  });

  it('offers nothing where it names nobody', async () => {
    await open({ ...CHECKED, accepted: 0 });
    expect(screen.getByText(/No row names a customer/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Move/ })).toBeNull();
  });
});
