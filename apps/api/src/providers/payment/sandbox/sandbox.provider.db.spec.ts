import { randomUUID } from 'node:crypto';
import { addMs, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../../test/harness';
import { Clock } from '../../../platform/clock/clock';
import { SandboxReports } from './sandbox-reports';
import { SandboxProvider } from './sandbox.provider';

let api: TestApi;
let sandbox: SandboxProvider;

beforeAll(async () => {
  api = await startApi();
  sandbox = api.app.get(SandboxProvider);
  sandbox.hangMs = 0;
});
afterAll(async () => api.stop());
beforeEach(() => api.app.get(Clock).travel(0));

const amount = money(5000, 'CNY');
const startedAt = '2026-01-01T00:00:00.000Z';
const asked = (idempotencyKey: string) => ({ idempotencyKey, providerReference: null, amount, startedAt });
const charge = (idempotencyKey: string, token: SandboxToken) =>
  sandbox.charge({ idempotencyKey, reference: 'PY-1', token, amount, returnUrl: 'https://desk.example' });
const minutesLater = (minutes: number) => api.app.get(Clock).travel(minutes * MINUTE_MS);

describe('charges', () => {
  it.each<[SandboxToken, string]>([
    ['tok_success', 'captured'],
    ['tok_slow', 'captured'],
    ['tok_declined', 'declined'],
    ['tok_suspected_fraud', 'declined'],
    ['tok_limit_exceeded', 'declined'],
    ['tok_3ds', 'requiresAction'],
    ['tok_late_success', 'processing'],
    ['tok_late_failure', 'processing'],
  ])('%s is answered with %s, and asking says the same', async (token, result) => {
    const key = randomUUID();
    const answer = await charge(key, token);
    expect(answer.result).toBe(result);
    expect(await sandbox.lookup(asked(key))).toEqual(answer);
  });

  it.each<[SandboxToken, string]>([
    ['tok_timeout', 'captured'],
    ['tok_timeout_declined', 'declined'],
    ['tok_timeout_lost', 'notFound'],
    ['tok_silent', 'noAnswer'],
  ])('F19 %s gives no answer in time; asking later says %s', async (token, result) => {
    const key = randomUUID();
    await expect(charge(key, token)).rejects.toThrow('did not answer in time');
    expect((await sandbox.lookup(asked(key))).result).toBe(result);
  });

  it.each<[SandboxToken, string]>([
    ['tok_late_success', 'captured'],
    ['tok_late_failure', 'declined'],
  ])('%s ends by itself as %s', async (token, result) => {
    const key = randomUUID();
    await charge(key, token);
    minutesLater(2);
    expect((await sandbox.lookup(asked(key))).result).toBe(result);
  });

  it('P3 the same key charges once, whatever comes with it', async () => {
    const key = randomUUID();
    const first = await charge(key, 'tok_success');
    expect(await charge(key, 'tok_declined')).toEqual(first);
  });

  it('a confirmation that nobody gives expires', async () => {
    const key = randomUUID();
    await charge(key, 'tok_3ds');
    minutesLater(31);
    expect((await sandbox.lookup(asked(key))).result).toBe('expired');
  });
});

describe('hosted pages', () => {
  const open = async (key: string) =>
    sandbox.createLink({
      idempotencyKey: key,
      reference: 'PY-1',
      description: 'Top-up',
      amount,
      expiresAt: addMs(await api.db.now(), 10 * MINUTE_MS),
      methodKinds: ['card', 'alipay'],
      returnUrl: 'https://desk.example',
      locale: 'en',
      saveMethod: false,
    });

  it('P3 are made once for a key, wait for the customer, and expire', async () => {
    const key = randomUUID();
    const link = await open(key);
    expect(link).toMatchObject({ result: 'open', url: expect.stringMatching(/\/pay\/sb[\w-]{32}$/) });
    expect(await open(key)).toEqual(link);
    expect(await sandbox.lookupLink(asked(key))).toEqual(link);
    minutesLater(11);
    expect((await sandbox.lookupLink(asked(key))).result).toBe('expired');
  });

  it('are closed by us', async () => {
    const key = randomUUID();
    await open(key);
    expect((await sandbox.cancelLink(asked(key))).result).toBe('expired');
    expect((await sandbox.lookupLink(asked(key))).result).toBe('expired');
  });
});

describe('refunds', () => {
  const back = async (token: SandboxToken, minor = 2000, paymentId: string = randomUUID()) => {
    await charge(paymentId, token);
    const request = {
      idempotencyKey: randomUUID(),
      paymentId,
      paymentReference: 'sb_1',
      amount: money(minor, 'CNY'),
    };
    return { request, answer: sandbox.refund(request) };
  };

  it.each<[SandboxToken, string]>([
    ['tok_success', 'succeeded'],
    ['tok_refund_fails', 'failed'],
    ['tok_refund_late', 'processing'],
    ['tok_declined', 'failed'],
  ])('%s: a refund is answered with %s', async (token, result) => {
    expect((await (await back(token)).answer).result).toBe(result);
  });

  it.each<[SandboxToken, string]>([
    ['tok_refund_timeout', 'succeeded'],
    ['tok_refund_timeout_fails', 'failed'],
    ['tok_refund_silent', 'noAnswer'],
  ])('%s gives no answer in time; asking later says %s', async (token, result) => {
    const { request, answer } = await back(token);
    await expect(answer).rejects.toThrow('did not answer in time');
    expect((await sandbox.lookupRefund(request)).result).toBe(result);
  });

  it.each<[SandboxToken, string]>([
    ['tok_refund_late', 'succeeded'],
    ['tok_refund_late_failure', 'failed'],
  ])('%s ends by itself as %s', async (token, result) => {
    const { request, answer } = await back(token);
    expect((await answer).result).toBe('processing');
    minutesLater(2);
    expect((await sandbox.lookupRefund(request)).result).toBe(result);
  });

  it('P1 P3 the same key pays once, and never more than was charged', async () => {
    const paymentId = randomUUID();
    const { request, answer } = await back('tok_success', 4000, paymentId);
    expect(await sandbox.refund(request)).toEqual(await answer);
    expect(await (await back('tok_success', 1001, paymentId)).answer).toMatchObject({
      result: 'failed',
      failureCode: 'alreadyRefunded',
    });
    expect((await (await back('tok_success', 1000, paymentId)).answer).result).toBe('succeeded');
  });
});

describe('settlement reports', () => {
  it.each<[SandboxToken, boolean]>([
    ['tok_success', true],
    ['tok_timeout', true],
    ['tok_late_success', true],
    ['tok_late_failure', false],
  ])(
    'of a charge with %s, whose end is due, say the same before it is written down and after',
    async (token, moved) => {
      const key = randomUUID();
      await charge(key, token).catch(() => undefined);
      minutesLater(2);
      const now = await api.db.now();
      const stored = () =>
        api.rows('SELECT xmin::text FROM sandbox_charge WHERE idempotency_key = $1', [key]);
      const report = async () => {
        const pieces: string[] = [];
        const period = { from: addMs(now, -5 * MINUTE_MS), to: addMs(now, MINUTE_MS) };
        for await (const piece of api.app.get(SandboxReports).csv(period)) pieces.push(piece);
        return pieces
          .join('')
          .split('\r\n')
          .filter((line) => line.includes(key));
      };
      const before = await stored();
      const first = await report();
      expect(first).toHaveLength(moved ? 1 : 0);
      expect(await stored()).toEqual(before);
      await sandbox.lookup(asked(key));
      expect(await report()).toEqual(first);
    },
  );
});

describe('saved methods', () => {
  it('are known by the token alone', async () => {
    const request = { token: 'tok_success', customerId: randomUUID(), expiryMonth: 12, expiryYear: 2030 };
    expect(await sandbox.saveMethod(request)).toEqual({
      result: 'saved',
      method: {
        token: 'tok_success',
        kind: 'card',
        brand: 'visa',
        lastFour: '4242',
        expiryMonth: 12,
        expiryYear: 2030,
      },
    });
    expect(await sandbox.saveMethod({ ...request, token: '4242424242424242' })).toEqual({
      result: 'refused',
      reason: 'tokenUnknown',
    });
  });
});
