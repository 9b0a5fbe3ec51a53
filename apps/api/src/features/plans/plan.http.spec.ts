import { PLAN_VERSION_STATES } from '@ur-desk/domain/plans';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makePlan } from '../../../test/make/plan';
import { catalogueLine, PLAN_FILE_HEADING } from '../../../test/make/plan-file';
import { upload } from '../../../test/make/upload';

const COMPLETE = {
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

const statesOf = (records: { state: string }[]) => records.map((record) => record.state);
const idsOf = (records: { id: string }[]) => records.map((record) => record.id);
const fieldsOf = (errors: { field: string }[]) => errors.map((error) => error.field);

describe('plans over HTTP', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
    marketing = await api.as('marketing');
  });
  afterAll(() => api.stop());

  const create = async (changes: object = {}) => marketing.post('/plans', { ...COMPLETE, ...changes });
  const release = (version: { id: string; version: number }) =>
    marketing.post(
      `/plan-versions/${version.id}/release`,
      {},
      { key: api.newKey(), version: version.version },
    );

  it('creates a draft, releases it, and edits the released one as the next draft', async () => {
    const made = await create();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      state: 'draft',
      current: null,
      draft: { versionNo: 1, coverage: ['CN', 'JP'] },
    });

    const released = await release(made.body.draft);
    expect(released.status).toBe(200);
    expect(released.body).toMatchObject({ state: 'released', current: { versionNo: 1 }, draft: null });

    const path = `/plans/${made.body.id}`;
    const edited = await marketing.patch(path, { smsCount: 50 }, { version: released.body.version });
    expect(edited.body).toMatchObject({
      current: { versionNo: 1, smsCount: 0 },
      draft: { versionNo: 2, smsCount: 50 },
    });

    const next = await release(edited.body.draft);
    expect(statesOf(next.body.versions)).toEqual(['released', 'retired']);
  });

  it('writes an audit event for every change', async () => {
    const made = await create({ code: 'audited' });
    await release(made.body.draft);
    const rows = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY at, seq', [
      made.body.id,
    ]);
    expect(rows.map((row) => row['action']).sort()).toEqual(['plan.create', 'plan.release']);
  });

  it('says what is missing before a release', async () => {
    const made = await create({ code: 'empty', prices: [], coverage: [] });
    const refused = await release(made.body.draft);
    expect(refused).toMatchObject({ status: 422, body: { code: 'plan_incomplete' } });
    expect(fieldsOf(refused.body.errors)).toEqual(['prices', 'coverage']);
  });

  it('gives a version that another one changed meanwhile as 412 with the current record', async () => {
    const made = await create({ code: 'twice' });
    const path = `/plans/${made.body.id}`;
    await marketing.patch(path, { smsCount: 1 }, { version: 1 });
    const late = await marketing.patch(path, { smsCount: 2 }, { version: 1 });
    expect(late).toMatchObject({
      status: 412,
      body: {
        code: 'version_conflict',
        params: { current: { version: 2 }, by: { name: expect.any(String) }, at: expect.any(String) },
      },
    });
    expect(await marketing.patch(path, { smsCount: 2 })).toMatchObject({ status: 428 });
  });

  it('one of two releases at once wins, the other is told', async () => {
    const made = await create({ code: 'race' });
    const answers = await Promise.all([release(made.body.draft), release(made.body.draft)]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  it('never changes what is released, even by hand', async () => {
    const plan = await makePlan(api.db);
    const change = api.rows('UPDATE plan_version SET sms_count = 7 WHERE id = $1', [plan.versionId]);
    await expect(change).rejects.toThrow('never changes');
  });

  it('takes a plan off sale with a reason', async () => {
    const plan = await makePlan(api.db);
    const path = `/plan-versions/${plan.versionId}/retire`;
    const call = { key: api.newKey(), version: 2 };
    expect(await marketing.post(path, {}, call)).toMatchObject({ status: 400 });
    const retired = await marketing.post(path, { reason: 'replaced' }, { ...call, key: api.newKey() });
    expect(retired.body).toMatchObject({ state: 'retired', current: null });
  });

  it('a dry run releases nothing', async () => {
    const made = await create({ code: 'dry' });
    const path = `/plan-versions/${made.body.draft.id}/release?dryRun=true`;
    const tried = await marketing.post(path, {}, { key: api.newKey(), version: 1 });
    expect(tried.body).toMatchObject({ state: 'released' });
    expect((await marketing.get(`/plans/${made.body.id}`)).body).toMatchObject({ state: 'draft' });
  });

  it('lists by state and by the currency that they are sold in', async () => {
    const yen = await makePlan(api.db, { prices: [{ currency: 'JPY', amount: 800, floor: 0 }] });
    const filter = encodeURIComponent(JSON.stringify({ currency: 'JPY', state: 'released' }));
    const listed = await marketing.get(`/plans?filter=${filter}`);
    expect(idsOf(listed.body)).toEqual([yen.planId]);
    for (const state of PLAN_VERSION_STATES) {
      const one = await marketing.get(`/plans?filter=${encodeURIComponent(JSON.stringify({ state }))}`);
      expect(new Set(statesOf(one.body)).size).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['a code with spaces', { code: 'a b' }, 'code'],
    ['a negative allowance', { smsCount: -1 }, 'smsCount'],
    ['a fraction of a byte', { dataBytes: 0.5 }, 'dataBytes'],
    ['a price of zero', { prices: [{ currency: 'CNY', amount: 0, floor: 0 }] }, 'prices.0.amount'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['both days and months', { validity: { days: 1, months: 1 } }, 'validity'],
  ])('refuses %s', async (_what, changes, field) => {
    const answer = await create({ code: 'bad-one', ...changes });
    expect(answer.status).toBe(400);
    expect(fieldsOf(answer.body.errors)).toContain(field);
  });

  it('refuses a code that is taken, and an agent who would release', async () => {
    await create({ code: 'taken' });
    expect(await create({ code: 'taken' })).toMatchObject({ status: 409, body: { code: 'already_exists' } });
    const made = await create({ code: 'not-yours' });
    const agent = await api.as('agent');
    const path = `/plan-versions/${made.body.draft.id}/release`;
    expect(await agent.post(path, {}, { key: api.newKey(), version: 1 })).toMatchObject({ status: 403 });
  });

  describe('the catalogue as a file', () => {
    const send = (content: string | Buffer, query = '') =>
      upload(marketing, content, { url: `/plan-catalogue${query}`, fileName: 'plans.csv' });
    const planBy = async (code: string) => {
      const { body } = await marketing.get(
        `/plans?filter=${encodeURIComponent(JSON.stringify({ q: code }))}`,
      );
      return (body as { code: string }[]).find((plan) => plan.code === code);
    };

    it('goes out, and read again changes nothing', async () => {
      await create({ code: 'file-formula', name: { en: '=1+1; -2', zh: '\uFF1D公式' }, dataBytes: null });
      await release((await create({ code: 'file-released', validity: { months: 1 } })).body.draft);
      const { body, headers } = await marketing.get('/plan-catalogue');
      expect(headers['content-type']).toBe('text/csv; charset=utf-8');
      const before = await api.rows('SELECT count(*)::int AS n, sum(version)::int AS v FROM plan_version');
      expect(await send(String(body))).toMatchObject({
        status: 200,
        body: { created: 0, drafted: 0, changed: 0, changes: [], mistakes: 0 },
      });
      expect(await api.rows('SELECT count(*)::int AS n, sum(version)::int AS v FROM plan_version')).toEqual(
        before,
      );
    });

    it('makes new plans and new drafts, and leaves what is released as it is', async () => {
      const sold = await create({ code: 'file-sold' });
      await release(sold.body.draft);
      const file =
        PLAN_FILE_HEADING +
        catalogueLine({ code: 'file-new', name_zh: '新套餐' }) +
        catalogueLine({ code: 'file-sold', prices: '"CNY 49.00 floor 29.00; USD 7.00 floor 0"' });
      const tried = await send(file, '?dryRun=true');
      expect(tried.body).toMatchObject({ rows: 2, created: 1, drafted: 1, mistakes: 0 });
      expect(await planBy('file-new')).toBeUndefined();
      expect((await send(file)).body).toEqual(tried.body);
      expect(await planBy('file-new')).toMatchObject({ state: 'draft', draft: { name: { zh: '新套餐' } } });
      expect(await planBy('file-sold')).toMatchObject({
        current: { versionNo: 1, prices: [{ amount: 3_900 }] },
        draft: { versionNo: 2, prices: [{ amount: 4_900 }, { currency: 'USD', amount: 700 }] },
      });
      expect((await send(file)).body).toMatchObject({ created: 0, drafted: 0, changed: 0, same: 2 });
      const other = file.replace('CNY 49.00', 'CNY 59.00');
      expect((await send(other)).body).toMatchObject({ drafted: 0, changed: 1, same: 1 });
    });

    it.each<[string, (line: string) => string | Buffer]>([
      ['UTF-8 with a byte order mark', (file) => `\uFEFF${file}`],
      ['GB18030', (file) => gb18030(file)],
    ])('is read in %s', async (name, encode) => {
      const code = `file-${name.length}`;
      const file = PLAN_FILE_HEADING + catalogueLine({ code, name_zh: '中文' });
      expect(await send(encode(file))).toMatchObject({ status: 200, body: { created: 1 } });
      expect(await planBy(code)).toMatchObject({ draft: { name: { zh: '中文' } } });
    });

    it('with one mistake keeps nothing, and says each by line and column', async () => {
      const file =
        PLAN_FILE_HEADING +
        catalogueLine({ code: 'file-good' }) +
        catalogueLine({ code: 'file-bad', coverage: 'CN Atlantis' }) +
        catalogueLine({ code: 'file-free', prices: '' });
      const errors = [
        { line: 3, column: 'coverage', code: 'plan_file_country', params: { country: 'Atlantis' } },
        { line: 4, column: 'prices', code: 'required' },
      ];
      expect((await send(file, '?dryRun=true')).body).toMatchObject({ mistakes: 2, errors });
      expect(await send(file)).toMatchObject({
        status: 422,
        body: { code: 'plan_file_wrong', params: { mistakes: 2 } },
      });
      expect(await planBy('file-good')).toBeUndefined();
    });

    it('does not touch a draft whose release is planned', async () => {
      const { body } = await create({ code: 'file-planned' });
      const order = { at: new Date(Date.parse(await api.db.now()) + 3_600_000).toISOString() };
      const { id, version } = body.draft;
      await marketing.post(`/plan-versions/${id}/release`, order, { key: api.newKey(), version });
      const tried = await send(
        PLAN_FILE_HEADING + catalogueLine({ code: 'file-planned', sms_count: '7' }),
        '?dryRun=true',
      );
      expect(tried.body).toMatchObject({ errors: [{ line: 2, column: 'code', code: 'plan_draft_waits' }] });
    });

    it.each([
      ['a list of customers', 'id,name\n1,Ada\n', 'plan_file_columns'],
      ['headings only', PLAN_FILE_HEADING, 'import_no_rows'],
      ['a cut file', (PLAN_FILE_HEADING + catalogueLine({ code: 'cut' })).slice(0, -60), 'import_cut_off'],
      ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'import_not_csv'],
      [
        'UTF-16',
        Buffer.from(`\uFEFF${PLAN_FILE_HEADING}${catalogueLine({ code: 'x' })}`, 'utf16le'),
        'import_encoding_utf16',
      ],
    ])('refuses %s', async (_what, content, code) => {
      expect(await send(content)).toMatchObject({ body: { code } });
    });
  });
});

/** The letters of the file in GB18030: Chinese ones that it holds, by their bytes. */
function gb18030(text: string): Buffer {
  const bytes: Record<string, number[]> = {
    中: [0xd6, 0xd0],
    文: [0xce, 0xc4],
    亚: [0xd1, 0xc7],
    洲: [0xd6, 0xde],
  };
  return Buffer.from([...text].flatMap((letter) => bytes[letter] ?? [...Buffer.from(letter)]));
}
