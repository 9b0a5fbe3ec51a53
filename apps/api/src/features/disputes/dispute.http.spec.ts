import { type DisputeView } from '@ur-desk/domain/disputes';
import { money } from '@ur-desk/domain/kernel';
import { type TestApi, startApi } from '../../../test/harness';
import { aDispute, untilDisputed } from '../../../test/make/dispute';
import { addEvidence, PDF } from '../../../test/make/evidence';
import { aCardRenewal } from '../../../test/make/refund';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
});
afterAll(async () => api.stop());

const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

describe('disputes', () => {
  it('evidence is collected by an agent and sent by finance, once', async () => {
    const dispute = await aDispute(api);
    const [agent, finance] = [await api.as('agent'), await api.as('finance')];
    const path = `/disputes/${dispute.id}`;
    const text = { evidenceText: 'the data was used up within two days' };
    const written = await agent.patch(path, text, { version: dispute.version });
    expect(written).toMatchObject({ status: 200, body: text });
    const stale = await agent.patch(path, text, { version: dispute.version });
    expect(stale).toMatchObject({ status: 412, body: { code: 'version_conflict' } });

    const file = await addEvidence(agent, dispute.id, { kind: 'receipt', fileName: '收据.pdf' });
    expect(file).toMatchObject({
      status: 201,
      body: { kind: 'receipt', fileName: '收据.pdf', bytes: PDF.length },
    });
    const content = await finance.get(`/evidence-files/${file.body.id}/content`);
    expect(content.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('收据.pdf')}`,
    });
    expect(content.body).toBe(PDF.toString());
    const listed = await agent.get(`/evidence-files?${filter({ subjectId: dispute.id })}`);
    expect(listed.body).toEqual([file.body]);

    expect((await agent.post(`${path}/contest`, {}, { key: api.newKey() })).status).toBe(403);
    const key = api.newKey();
    const sent = await finance.post(`${path}/contest`, {}, { key });
    expect(sent).toMatchObject({ status: 200, body: { state: 'underReview', answer: { sending: false } } });
    expect((await finance.post(`${path}/contest`, {}, { key })).body).toEqual(sent.body);
    const [told] = await api.rows('SELECT evidence FROM sandbox_dispute WHERE provider_reference = $1', [
      dispute.providerReference,
    ]);
    expect(told).toEqual({
      evidence: { textLength: text.evidenceText.length, files: ['receipt application/pdf'] },
    });

    expect(await addEvidence(agent, dispute.id, { kind: 'other' })).toMatchObject({
      status: 409,
      body: { code: 'wrong_state' },
    });
    expect(await agent.delete(`/evidence-files/${file.body.id}`)).toMatchObject({ status: 409 });
  });

  it.each<[string, Parameters<typeof addEvidence>[2], number, string, string | undefined]>([
    ['a program', { content: Buffer.from('MZ\x90') }, 422, 'evidence_not_readable', 'file'],
    ['a page', { content: Buffer.from('<html>') }, 422, 'evidence_not_readable', 'file'],
    ['nothing', { content: Buffer.alloc(0) }, 422, 'evidence_not_readable', 'file'],
    [
      'too much',
      { content: Buffer.concat([PDF, Buffer.alloc(4_000_000)]) },
      413,
      'body_too_large',
      undefined,
    ],
    ['of no kind', { kind: 'selfie' }, 400, 'validation_failed', 'kind'],
    [
      'of nothing',
      { subjectId: '01900000-0000-7000-8000-000000000000' },
      400,
      'validation_failed',
      'subjectId',
    ],
  ])('a file: %s is refused, and nothing is kept', async (_what, form, status, code, field) => {
    const dispute = await aDispute(api);
    const refused = await addEvidence(await api.as('agent'), dispute.id, form);
    expect(refused).toMatchObject({ status, body: { code } });
    expect(refused.body.errors?.[0]?.field).toBe(field);
    expect((await (await api.as('agent')).get(`/disputes/${dispute.id}`)).body.evidenceFiles).toBe(0);
  });

  it('two files of one kind at once: one is kept', async () => {
    const dispute = await aDispute(api);
    const agent = await api.as('agent');
    const ends = await Promise.all(
      Array.from({ length: 5 }, () => addEvidence(agent, dispute.id, { kind: 'receipt' })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
  });

  it('without evidence it is not contested; a removed file is none', async () => {
    const dispute = await aDispute(api);
    const finance = await api.as('finance');
    const file = await addEvidence(finance, dispute.id, {});
    expect((await finance.delete(`/evidence-files/${file.body.id}`)).status).toBe(204);
    const refused = await finance.post(`/disputes/${dispute.id}/contest`, {}, { key: api.newKey() });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'dispute_evidence_missing', errors: [{ field: 'evidenceText' }] },
    });
  });

  it('accepting needs a reason; a dry run accepts nothing', async () => {
    const dispute = await aDispute(api);
    const supervisor = await api.as('supervisor');
    const accept = (body: object, query = '') =>
      supervisor.post(`/disputes/${dispute.id}/accept${query}`, body, { key: api.newKey() });
    expect(await accept({})).toMatchObject({ status: 400, body: { errors: [{ field: 'comment' }] } });
    expect(await accept({ comment: 'fraud' }, '?dryRun=true')).toMatchObject({ status: 200 });
    const { body } = await supervisor.get(`/disputes/${dispute.id}`);
    expect(body).toMatchObject({ state: 'needsResponse', answer: null, version: dispute.version });
    expect((await accept({ comment: 'fraud' })).body).toMatchObject({ state: 'accepted' });
  });

  it('stands on the customer’s page, on the payment, and in the list by deadline', async () => {
    const paid = await aCardRenewal(api, 'tok_disputed');
    const dispute = await untilDisputed(api, paid);
    const agent = await api.as('agent');
    const overview = await agent.get(`/customers/${paid.customerId}/overview`);
    const { reference, amount, evidenceDueAt } = dispute;
    expect(overview.body.findings[0]).toEqual({
      code: 'dispute_open',
      severity: 'error',
      subject: { kind: 'dispute', id: dispute.id },
      params: { reference, amount, dueAt: evidenceDueAt },
    });
    const payment = await agent.get(`/payments/${paid.paymentId}`);
    expect(payment.body.dispute).toEqual({ id: dispute.id, reference, state: 'needsResponse' });
    const facts = await agent.get(`/payments/${paid.paymentId}/refund-facts`);
    expect(facts.body.payment.disputedBy).toBe(reference);
    const waiting = await agent.get(
      `/disputes?sort=["evidenceDueAt","ASC"]&${filter({ state: 'needsResponse' })}`,
    );
    const dues = (waiting.body as DisputeView[]).map((one) => one.evidenceDueAt ?? '');
    expect(dues).toEqual([...dues].sort());
    expect((waiting.body as DisputeView[]).map((one) => one.id)).toContain(dispute.id);
  });

  it('the plan of a top-up cannot be stopped', async () => {
    const { id } = await aDispute(api);
    const body = { planEffect: 'stopNow', tierProgress: 'keep' };
    const refused = await (
      await api.as('finance')
    ).post(`/disputes/${id}/effects`, body, { key: api.newKey() });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'dispute_no_plan_to_stop', errors: [{ field: 'planEffect' }] },
    });
    expect(money(5000, 'CNY')).toEqual((await (await api.as('agent')).get(`/disputes/${id}`)).body.amount);
  });
});
