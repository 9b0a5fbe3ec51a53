import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type PlanDetailView, type PlanVersionView } from '@ur-desk/domain/plans';
import { renderInConsole } from '../../../test/console';
import { PlanCreate } from './PlanCreate';

const EUROPE = { code: 'europe', name: { en: 'Europe', zh: '欧洲' }, countries: ['DE', 'FR'] };
const ASIA = { code: 'asia', name: { en: 'Asia', zh: '亚洲' }, countries: ['CN', 'JP', 'KR'] };
const TRAVEL = {
  id: '01900000-0000-7000-8000-00000000d100',
  code: 'travel',
  name: { en: 'Travel', zh: '旅行' },
};
const LISTS: Record<string, object[]> = {
  'plan-regions': [EUROPE, ASIA].map((region) => ({ ...region, id: region.code, active: true })),
  'plan-families': [{ ...TRAVEL, active: false }],
};
const VERSION: PlanVersionView = {
  id: 'v1',
  planId: 'p1',
  code: 'asia-5gb',
  kind: 'plan',
  versionNo: 1,
  state: 'released',
  name: { en: 'Asia 5 GB', zh: '亚洲畅游 5GB' },
  voiceSeconds: 3_600,
  smsCount: 50,
  dataBytes: 5 * 1024 ** 3,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 5_900, floor: 3_000 }],
  coverage: ['JP', 'KR'],
  regions: [EUROPE],
  terms: { en: '', zh: '' },
  runningRenewals: 'move',
  releaseAt: null,
  request: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  releasedAt: '2026-01-01T00:00:00.000Z',
  retiredAt: null,
  version: 2,
};

const PLAN: PlanDetailView = {
  id: 'p1',
  code: 'asia-5gb',
  kind: 'plan',
  state: 'released',
  family: TRAVEL,
  current: VERSION,
  draft: null,
  rating: { count: 0, averageTenths: null, byStars: [0, 0, 0, 0, 0] },
  createdAt: '2026-01-01T00:00:00.000Z',
  version: 2,
  versions: [VERSION],
};

it('a plan is cloned: its form begins with everything, says what is another, and makes a draft of its own', async () => {
  const read = jest.fn(async () => PLAN);
  const getList = async (resource: string) => ({ data: LISTS[resource], total: 1 });
  const action = jest.fn(async () => ({ ...PLAN, id: 'p2' }));
  await renderInConsole(<PlanCreate />, {
    dataProvider: { read, action, getList } as never,
    path: '/plans/create?from=p1',
  });
  expect(await screen.findByRole('heading', { name: 'New plan from Asia 5 GB' })).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Code' })).toHaveValue('asia-5gb-2');
  expect(screen.getByText('Nothing differs from the plan that it is cloned from yet.')).toBeVisible();
  const user = userEvent.setup();
  const price = screen.getByRole('textbox', { name: /Price/ });
  await user.clear(price);
  await user.type(price, '69');
  await user.tab();
  expect(await screen.findByText(/CN¥69\.00/)).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: 'Regions' }), 'As');
  await user.click(await screen.findByRole('option', { name: 'Asia (3 countries)' }));
  await user.keyboard('{Escape}');
  expect(screen.getByText('Europe (Germany, France) · Asia (China, Japan, South Korea)')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  await waitFor(() => expect(action).toHaveBeenCalled());
  expect(action.mock.calls[0]).toEqual([
    'plans',
    expect.objectContaining({
      code: 'asia-5gb-2',
      prices: [{ currency: 'CNY', amount: 6_900, floor: 3_000 }],
      validity: { days: 30 },
      coverage: ['JP', 'KR'],
      regions: ['europe', 'asia'],
      familyId: TRAVEL.id,
    }),
  ]);
});
