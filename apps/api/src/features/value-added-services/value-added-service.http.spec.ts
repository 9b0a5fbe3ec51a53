import { type ValueAddedServiceView } from '@ur-desk/domain/value-added-services';
import { type Caller, startApi, type TestApi } from '../../../test/harness';

describe('the catalogue of value-added services over HTTP', () => {
  let api: TestApi;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
  });
  beforeEach(async () => {
    await api.clean();
    marketing = await api.as('marketing');
  });
  afterAll(() => api.stop());

  const music = {
    code: 'ring-back-tone',
    name: { en: 'Ring-back tone', zh: '彩铃' },
    description: { en: 'Callers hear music', zh: '来电者听到音乐' },
    fees: [
      { amount: 600, currency: 'CNY' },
      { amount: 0, currency: 'JPY' },
    ],
  };
  const add = (changes: object = {}) => marketing.post('/value-added-services', { ...music, ...changes });

  it('begins with the usual ones, in their order', async () => {
    const { body } = await (await api.as('agent')).get('/value-added-services');
    const codes = (body as ValueAddedServiceView[]).map(({ code }) => code);
    expect(codes).toEqual([
      'voicemail',
      'caller-id',
      'call-forwarding',
      'roaming-alerts',
      'missed-call-alerts',
    ]);
  });

  it('one is added, changed and retired by marketing, and each change is audited', async () => {
    const { status, body: made } = await add();
    expect([status, made.position, made.active, made.version]).toEqual([201, 500, true, 1]);
    const path = `/value-added-services/${made.id}`;
    const fees = [{ amount: 700, currency: 'CNY' }];
    const changed = await marketing.patch(path, { fees, active: false }, { version: 1 });
    expect(changed.body).toMatchObject({ ...music, fees, active: false, version: 2 });
    expect((await (await api.as('agent')).get(path)).body).toEqual(changed.body);
    const audited = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY seq', [
      made.id,
    ]);
    expect(audited).toEqual([{ action: 'valueAddedService.create' }, { action: 'valueAddedService.update' }]);
  });

  it.each<[string, object, number, string, string]>([
    ['a code that is taken', { code: 'voicemail' }, 409, 'already_exists', 'code'],
    ['a code with capitals', { code: 'Voice' }, 400, 'validation_failed', 'code'],
    ['no name in Chinese', { name: { en: 'x', zh: ' ' } }, 400, 'validation_failed', 'name.zh'],
    [
      'a fee below zero',
      { fees: [{ amount: -1, currency: 'CNY' }] },
      400,
      'validation_failed',
      'fees.0.amount',
    ],
    [
      'a currency twice',
      { fees: [music.fees[0], music.fees[0]] },
      400,
      'validation_failed',
      'fees.1.currency',
    ],
  ])('refuses %s', async (_name, changes, status, code, field) => {
    const answer = await add(changes);
    expect([answer.status, answer.body.code, answer.body.errors[0].field]).toEqual([status, code, field]);
  });

  it('two at once: the second is told', async () => {
    const { id, version } = (await add()).body as ValueAddedServiceView;
    const change = (position: number) =>
      marketing.patch(`/value-added-services/${id}`, { position }, { version });
    const answers = await Promise.all([change(1), change(2)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const refused = answers.find(({ status }) => status === 412);
    expect(refused?.body.params.current).toMatchObject({ id, version: 2 });
  });
});
