import { type ModerationView, type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { type PlanView } from '@ur-desk/domain/plans';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeBuyer, makeReview, reviewInput } from '../../../test/make/plan-review';
import { makeRenewable, renew, type Renewable } from '../../../test/make/renewal';

let api: TestApi;
let agent: Caller;
let marketing: Caller;

beforeAll(async () => {
  api = await startApi();
  [agent, marketing] = [await api.as('agent'), await api.as('marketing')];
});
afterAll(() => api.stop());

const write = (of: Parameters<typeof reviewInput>[0], changes: Parameters<typeof reviewInput>[1] = {}) =>
  agent.post('/plan-reviews', reviewInput(of, changes), { key: api.newKey() });
const decide = (review: PlanReviewView, verdict: string, body: object = { reason: 'because' }) =>
  marketing.post(`/plan-reviews/${review.id}/${verdict}`, body, { version: review.version });
const moderate = (body: object, path = '/plan-reviews/moderate') =>
  marketing.post(path, body, { key: api.newKey() });
const ratingOf = async (planId: string) => ((await agent.get(`/plans/${planId}`)).body as PlanView).rating;
const listed = async (filter: object) =>
  (await agent.get(`/plan-reviews?filter=${encodeURIComponent(JSON.stringify(filter))}`))
    .body as PlanReviewView[];

/** Several customers who have bought the same plan. */
async function buyersOf(of: Renewable, count: number): Promise<Renewable[]> {
  const buyers: Renewable[] = [];
  for (let index = 0; index < count; index += 1) {
    const other = { ...(await makeRenewable(api)), planId: of.planId };
    await renew(agent, other);
    buyers.push(other);
  }
  return buyers;
}

describe('a review', () => {
  it('is verified by the last purchase, waits for a moderator, and is not counted before', async () => {
    const of = await makeBuyer(api);
    const { status, body } = await write(of);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'pending',
      source: 'staff',
      purchasedAt: expect.any(String),
      renewalReference: expect.stringMatching(/^RN-/),
      planName: { zh: '亚洲 5 GB' },
      abuseWords: [],
    });
    expect(await ratingOf(of.planId)).toEqual({ count: 0, averageTenths: null, byStars: [0, 0, 0, 0, 0] });
  });

  it('is refused of somebody who has not bought the plan', async () => {
    const { body } = await write(await makeRenewable(api));
    expect(body).toMatchObject({ code: 'review_not_bought', errors: [{ field: 'planId' }] });
  });

  it('is there once per customer and plan, however often and fast it is sent', async () => {
    const of = await makeBuyer(api);
    const answers = await Promise.all(Array.from({ length: 5 }, () => write(of)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(await listed({ customerId: of.customer.id })).toHaveLength(1);
  });

  it('of the shop says so, and its key cannot publish it', async () => {
    const admin = await api.as('admin');
    const { body: key } = await admin.post('/api-keys', { name: 'Web shop', role: 'agent' });
    const authorization = `Bearer ${key.secret as string}`;
    const headers = { authorization, 'idempotency-key': api.newKey() };
    const of = await makeBuyer(api);
    const { status, body } = await api.asNobody().post('/plan-reviews', reviewInput(of), { headers });
    expect([status, body.source, body.enteredBy]).toEqual([201, 'customer', 'Web shop']);
    const publish = `/plan-reviews/${body.id as string}/publish`;
    expect((await api.asNobody().post(publish, {}, { headers, version: 1 })).status).toBe(403);
  });

  it.each([
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    'abc \u202e cba \u2066isolate\u2069',
    '👩‍👩‍👧‍👦 好评！\n\n第二行\ttab',
    'é; trailing space ',
    '=HYPERLINK("http://evil.example")',
  ])('is kept to the letter: %j', async (text) => {
    const review = await makeReview(api, { text });
    expect((await agent.get(`/plan-reviews/${review.id}`)).body.text).toBe(text);
  });

  it('whose words change waits for a moderator again, and is counted no more', async () => {
    const review = await makeReview(api);
    const published = await decide(review, 'publish');
    expect(await ratingOf(review.planId)).toMatchObject({ count: 1, averageTenths: 40 });
    const change = { stars: 1, text: 'What a S C A M' };
    const { body } = await agent.patch(`/plan-reviews/${review.id}`, change, {
      version: published.body.version,
    });
    expect(body).toMatchObject({
      state: 'pending',
      stars: 1,
      locale: 'en',
      abuseWords: ['scam*'],
      decidedBy: null,
    });
    expect(await ratingOf(review.planId)).toMatchObject({ count: 0 });
  });

  it('is found by plan, customer, stars, language, mark and what it says', async () => {
    const review = await makeReview(api, { stars: 2, text: '这个骗子公司', locale: 'zh' });
    const { planId, customerId } = review;
    for (const filter of [
      { planId },
      { customerId },
      { planId, stars: 2 },
      { planId, locale: 'zh' },
      { planId, marked: true },
      { planId, q: '骗子' },
    ])
      expect((await listed(filter)).map(({ id }) => id)).toEqual([review.id]);
    for (const filter of [
      { stars: 3 },
      { locale: 'en' },
      { marked: false },
      { answered: true },
      { state: 'published' },
    ])
      expect(await listed({ planId, ...filter })).toEqual([]);
  });
});

describe('a moderator', () => {
  it('publishes, hides with a reason, and says who and why', async () => {
    const review = await makeReview(api);
    expect((await decide(review, 'hide', {})).body).toMatchObject({ errors: [{ field: 'reason' }] });
    const { body: hidden } = await decide(review, 'hide', { reason: 'Names a person' });
    expect(hidden).toMatchObject({
      state: 'hidden',
      reason: 'Names a person',
      decidedBy: expect.any(String),
    });
    expect((await decide(hidden as PlanReviewView, 'hide')).body.code).toBe('wrong_state');
    expect((await decide(review, 'publish')).status).toBe(412);
    const actions = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      review.id,
    ]);
    expect(actions).toEqual([{ action: 'planReview.create' }, { action: 'planReview.hide' }]);
  });

  it('answers in the language of the review, and takes it back', async () => {
    const review = await makeReview(api, { locale: 'zh', text: '很好' });
    const refused = await decide(review, 'reply', { text: 'Thanks' });
    expect(refused.body.errors).toMatchObject([{ field: 'text', code: 'other_language' }]);
    const { body } = await decide(review, 'reply', { text: '谢谢 <b>您</b>' });
    expect(body).toMatchObject({ reply: '谢谢 <b>您</b>', repliedBy: expect.any(String), state: 'pending' });
    expect((await decide(body as PlanReviewView, 'reply', { text: null })).body.reply).toBeNull();
  });

  it('decides several at once, each by itself', async () => {
    const reviews = [await makeReview(api), await makeReview(api), await makeReview(api)];
    const [first] = reviews;
    await decide(first as PlanReviewView, 'publish');
    const ids = [...reviews.map(({ id }) => id), reviews[1]?.id, first?.customerId];
    expect((await moderate({ ids, verdict: 'hide' })).body).toMatchObject({ errors: [{ field: 'reason' }] });
    const dry = await moderate({ ids, verdict: 'publish' }, '/plan-reviews/moderate?dryRun=true');
    const { body } = await moderate({ ids, verdict: 'publish' });
    expect(dry.body).toEqual(body);
    expect(body.done).toBe(2);
    const problems = (body as ModerationView).reviews.map(({ problem }) => problem);
    expect(problems).toEqual(['wrong_state', null, null, 'not_found']);
    expect((await moderate({ ids, verdict: 'publish' })).body.code).toBe('reviews_decided_already');
  });

  it('and another one who decide at the same time leave a rating that is right', async () => {
    const of = await makeBuyer(api);
    const buyers = [of, ...(await buyersOf(of, 5))];
    const reviews: PlanReviewView[] = [];
    for (const [index, buyer] of buyers.entries())
      reviews.push(await makeReview(api, { stars: (index % 5) + 1 }, buyer));
    const ids = reviews.map(({ id }) => id);
    const bulk = (verdict: string, some: string[]) => moderate({ ids: some, verdict, reason: 'because' });
    const answers = await Promise.all([
      ...reviews.map((review) => decide(review, 'publish')),
      bulk('publish', ids),
      bulk('hide', [...ids].reverse()),
      bulk('publish', ids.slice(0, 3)),
      bulk('hide', ids.slice(2)),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => ![200, 409, 412].includes(status))).toEqual(
      [],
    );
    const published = await listed({ planId: of.planId, state: 'published' });
    const byStars = [1, 2, 3, 4, 5].map((stars) => published.filter((r) => r.stars === stars).length);
    expect(await ratingOf(of.planId)).toMatchObject({ count: published.length, byStars });
  });

  it('sees plans by their rating', async () => {
    const review = await makeReview(api, { stars: 5 });
    await decide(review, 'publish');
    const filter = encodeURIComponent(JSON.stringify({ id: [review.planId], ratingTenths_gte: 45 }));
    const { body } = await agent.get(`/plans?filter=${filter}&sort=["ratingTenths","DESC"]`);
    expect(body).toMatchObject([
      { id: review.planId, rating: { count: 1, averageTenths: 50, byStars: [0, 0, 0, 0, 1] } },
    ]);
  });
});

describe('the list of abuse words', () => {
  it('marks what waits anew when it changes, and nothing that was decided', async () => {
    const waiting = await makeReview(api, { text: 'What a ＢＯＧＵＳ plan' });
    const decided = await makeReview(api, { text: 'bogus' });
    await decide(decided, 'publish');
    const { body: words } = await marketing.get('/settings/review-words');
    const change = { words: [...(words.words as string[]), 'Bogus', ' b o g u s'] };
    const { body } = await marketing.patch('/settings/review-words', change, { version: words.version });
    expect(body.words).toEqual([...(words.words as string[]), 'bogus'].sort());
    const { body: after } = await agent.get(`/plan-reviews/${waiting.id}`);
    expect([after.abuseWords, after.version, after.state]).toEqual([['bogus'], 1, 'pending']);
    expect((await agent.get(`/plan-reviews/${decided.id}`)).body.abuseWords).toEqual([]);
    expect((await marketing.patch('/settings/review-words', change, { version: words.version })).status).toBe(
      412,
    );
    expect((await agent.patch('/settings/review-words', change, { version: 1 })).status).toBe(403);
  });
});
