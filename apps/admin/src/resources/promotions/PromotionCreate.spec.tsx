import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type CreatePromotionInput } from '@ur-desk/domain/promotions';
import { renderInConsole } from '../../../test/console';
import { PromotionCreate } from './PromotionCreate';
import { PromotionVerdicts } from './PromotionVerdicts';
import { contentOf } from './templates';

const getList = async () => ({ data: [], total: 0 });

async function openForm() {
  const posted: CreatePromotionInput[] = [];
  const action = async (_path: string, body: object) => {
    posted.push(body as CreatePromotionInput);
    return { id: 'p1' };
  };
  const paths: string[] = [];
  await renderInConsole(<PromotionCreate />, {
    dataProvider: { action, getList } as never,
    onLocation: (path) => paths.push(path),
  });
  return { posted, paths, user: userEvent.setup() };
}

describe('a new promotion', () => {
  it('takes percentages and amounts as they are spoken, and goes to its page', async () => {
    const { posted, paths, user } = await openForm();
    await user.type(await screen.findByRole('textbox', { name: /^Code/ }), 'week');
    await user.type(screen.getByRole('textbox', { name: /Name \(English\)/ }), 'Week');
    await user.click(screen.getByRole('button', { name: 'Add an action' }));
    const percent = screen.getByRole('spinbutton', { name: 'Percentage' });
    await user.clear(percent);
    await user.type(percent, '12.5');
    await user.type(screen.getByRole('spinbutton', { name: 'Uses per customer' }), '1');
    await user.click(screen.getByRole('button', { name: 'Save draft' }));
    expect(posted).toMatchObject([
      {
        code: 'week',
        name: { en: 'Week', zh: '' },
        actions: [{ kind: 'percentOff', discountBps: 1_250, caps: [] }],
        limits: { usesPerCustomer: 1, totalUses: null, budgets: [] },
      },
    ]);
    await waitFor(() => expect(paths.at(-1)).toBe('/promotions/p1/show'));
  });
});

describe('the template for a week', () => {
  it('begins on Monday and includes the whole of Sunday, on the operator’s clock', () => {
    // A Friday evening in Shanghai.
    const { window, criteria } = contentOf('tierWeek', '2026-11-27T12:00:00.000Z', 'Asia/Shanghai');
    expect(window).toEqual({ startsAt: '2026-11-29T16:00:00.000Z', endsAt: '2026-12-06T16:00:00.000Z' });
    expect(criteria[0]?.criteria).toEqual([{ kind: 'tier', tiers: ['gold'] }]);
  });
});

describe('why this price', () => {
  it('names every condition with what was found', async () => {
    const read = async () => ({
      id: 'q1',
      at: '2026-11-27T12:00:00.000Z',
      verdicts: [
        {
          promotionId: 'p1',
          versionId: 'v1',
          versionNo: 1,
          code: 'gold',
          name: { en: 'Gold week', zh: '金卡周' },
          priority: 1,
          phase: 'running',
          reason: 'conditionsNotMet',
          because: null,
          groups: [
            {
              match: 'all',
              met: false,
              criteria: [
                { criterion: { kind: 'tier', tiers: ['gold'] }, met: false, found: {} },
                { criterion: { kind: 'country', countries: ['CN'] }, met: true, found: { values: ['CN'] } },
              ],
            },
          ],
        },
      ],
    });
    await renderInConsole(<PromotionVerdicts of="quotes/q1" />, { dataProvider: { read, getList } as never });
    expect(await screen.findByText(/a condition does not hold/)).toBeVisible();
    expect(screen.getByText(/Membership tier: gold/)).toHaveTextContent('(found: nothing)');
    expect(screen.getByText(/Country: China/)).toHaveTextContent('(found: China)');
    expect(screen.getAllByTitle('does not hold')).toHaveLength(1);
  });
});
