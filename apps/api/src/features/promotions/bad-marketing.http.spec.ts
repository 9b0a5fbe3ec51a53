import { money } from '@ur-desk/domain/kernel';
import { type PlanDetailView } from '@ur-desk/domain/plans';
import { type CreatePromotionInput } from '@ur-desk/domain/promotions';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { limited, makePromotionDraft, promotionInput } from '../../../test/make/promotion';
import { upload } from '../../../test/make/upload';

const cny = (amount: number) => money(amount, 'CNY');
const PLAN = {
  code: 'asia-10gb',
  name: { en: 'Asia 10 GB', zh: '亚洲 10 GB' },
  voiceSeconds: 6_000,
  smsCount: 0,
  dataBytes: 10_000_000_000,
  validity: { days: 30 },
  prices: [{ currency: 'CNY', amount: 3_900, floor: 2_900 }],
  coverage: ['JP', 'CN'],
  terms: { en: '', zh: '' },
};
const tier = (code: string, rank: number, threshold: number) => ({
  code,
  name: { en: code, zh: code },
  rank,
  thresholds: [cny(threshold)],
});
/** Everything that any of the requests could have begun to write. */
const TABLES = [
  ...['promotion', 'promotion_version', 'promotion_counter', 'promotion_budget', 'promotion_revision'],
  ...['coupon_code', 'coupon_batch', 'plan', 'plan_version', 'membership_tier', 'membership', 'tier_change'],
  ...['audit_event', 'outbox_event'],
];

describe('bad input of marketing', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.clean();
    marketing = await api.as('marketing');
  });

  const written = () => api.rows(TABLES.map((table) => `SELECT count(*) FROM ${table}`).join(' UNION ALL '));
  const create = (changes: Partial<CreatePromotionInput>) =>
    marketing.post('/promotions', promotionInput(changes));
  const release = ({ draft }: Pick<PlanDetailView, 'draft'>, version = draft?.version ?? 0) =>
    marketing.post(`/plan-versions/${draft?.id ?? ''}/release`, {}, { key: api.newKey(), version });

  /** The answer names field and code, and nothing was written by the request that got it. */
  async function expectRefused(act: () => Promise<Answer>, status: number, fields: string[]): Promise<void> {
    const before = await written();
    const answer = await act();
    const errors = (answer.body.errors ?? []) as { field: string; code: string }[];
    expect([answer.status, errors.map(({ field, code }) => `${field} ${code}`)]).toEqual([status, fields]);
    expect(await written()).toEqual(before);
  }

  it.each<[string, Partial<CreatePromotionInput>, string]>([
    [
      'a window that ends before it starts',
      { window: { startsAt: '2026-12-02T00:00:00Z', endsAt: '2026-12-01T00:00:00Z' } },
      'window.endsAt not_after_start',
    ],
    [
      'percent over 100',
      { actions: [{ kind: 'percentOff', discountBps: 10_001, caps: [] }] },
      'actions.0.discountBps too_large',
    ],
    [
      'a cap in another currency',
      {
        ...limited(),
        actions: [
          {
            kind: 'percentOff',
            discountBps: 100,
            caps: [
              { amount: 5, currency: 'CNY' },
              { amount: 5, currency: 'USD' },
            ],
          },
        ],
      },
      'actions.0.caps.1.currency currency_out_of_reach',
    ],
    [
      'a criterion without a value',
      { criteria: [{ match: 'all', criteria: [{ kind: 'tier' }] }] },
      'criteria.0.criteria.0.tiers required',
    ],
    [
      'what only purchases know, with a credit for top-ups',
      {
        actions: [{ kind: 'walletCredit', amounts: [cny(100)], validDays: null }],
        coupon: { kind: 'shared', code: 'TOPUP' },
      },
      'coupon not_for_top_ups',
    ],
  ])('%s is refused at its field', async (_what, changes, field) => {
    await expectRefused(() => create(changes), 400, [field]);
  });

  it('circular incompatibilities are refused with the way round', async () => {
    const first = await makePromotionDraft(api, { code: 'first' });
    const second = await makePromotionDraft(api, { code: 'second', incompatibleWith: [first.id] });
    const edit = () =>
      marketing.patch(
        `/promotions/${first.id}`,
        { incompatibleWith: [second.id] },
        { version: first.version },
      );
    await expectRefused(edit, 422, ['incompatibleWith promotion_circle']);
  });

  it.each(['SOLO-10', 'solo-10', 'ＳＯＬＯ１０', 'S010-I0', 'ЅOLO 10'])(
    'a coupon code that is taken is refused, typed as %s',
    async (code) => {
      await makePromotionDraft(api, { coupon: { kind: 'shared', code: 'SOLO-10' } });
      await expectRefused(() => create({ coupon: { kind: 'shared', code } }), 400, [
        'coupon.code coupon_code_taken',
      ]);
    },
  );

  it('the code of a promotion, of a plan and of a tier is refused when it is taken', async () => {
    await makePromotionDraft(api, { code: 'twice' });
    await marketing.post('/plans', PLAN);
    await marketing.post('/membership-tiers', tier('gold', 2, 50_000));
    await expectRefused(() => create({ code: 'twice' }), 409, ['code already_exists']);
    await expectRefused(() => marketing.post('/plans', PLAN), 409, ['code already_exists']);
    const again = () => marketing.post('/membership-tiers', tier('gold', 3, 90_000));
    await expectRefused(again, 409, ['code already_exists']);
  });

  it('thresholds in the wrong order are refused at the figure', async () => {
    await marketing.post('/membership-tiers', tier('silver', 1, 50_000));
    const below = () => marketing.post('/membership-tiers', tier('gold', 2, 40_000));
    await expectRefused(below, 422, ['thresholds.0.amount tier_threshold_too_low']);
  });

  it('a plan without a price is not released, and says what it lacks', async () => {
    const { body } = await marketing.post('/plans', { ...PLAN, prices: [] });
    await expectRefused(() => release(body as PlanDetailView), 422, ['prices required']);
  });

  it('a version is released once: the second time it is told what stands', async () => {
    const { body } = await marketing.post('/plans', PLAN);
    const plan = body as PlanDetailView;
    expect((await release(plan)).status).toBe(200);
    const before = await written();
    const late = await release(plan);
    expect([late.status, late.body.code]).toEqual([412, 'version_conflict']);
    const knowing = await release(plan, late.body.params.current.version as number);
    expect(knowing.body).toMatchObject({ code: 'plan_released_already', params: { version: 1 } });
    expect(await written()).toEqual(before);
  });

  it('a file with unknown customers moves nobody, and gives every line back with its reason', async () => {
    await marketing.post('/membership-tiers', tier('gold', 2, 50_000));
    const file = 'name,reference\nx,CU-0000-0000\nx,Zhang San\n';
    const { body } = await upload(marketing, file, { url: '/tier-imports' });
    expect(body).toMatchObject({ accepted: 0, rejected: 2 });
    const before = await written();
    const run = { tier: 'gold', until: '2026-12-31', reason: 'Partner programme' };
    const refused = await marketing.post(`/tier-imports/${String(body.id)}/run`, run, { key: api.newKey() });
    expect([refused.status, refused.body.code]).toEqual([422, 'tier_import_nobody']);
    expect(await written()).toEqual(before);
  });
});
