import { extractText, getDocumentProxy } from 'unpdf';
import { money } from '@ur-desk/domain/kernel';
import { startApi, type TestApi } from '../../../test/harness';
import { makePaymentMethod } from '../../../test/make/payment';
import { aTopUp } from '../../../test/make/refund';
import { makeRenewable, renew } from '../../../test/make/renewal';
import { signInAs } from '../../../test/make/session';
import { ReceiptService } from './receipt.service';

let api: TestApi;

beforeAll(async () => {
  api = await startApi({ operator: { name: 'UR 移动', address: '上海市', taxId: '9131' } });
});
afterAll(() => api.stop());

/** The file behind an address, and the text that a reader finds in it. */
async function receipt(path: string) {
  const cookie = await signInAs(api, 'agent');
  const answer = await api.app.inject({ method: 'GET', url: `/api/v1/${path}`, headers: { cookie } });
  const pdf = new Uint8Array(answer.rawPayload);
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true });
  return { answer, pdf, text: text.replace(/\s+/g, ' ') };
}

it('of a renewal shows the frozen price, the tax in it and who paid, in Chinese', async () => {
  const of = await makeRenewable(api, { wallet: money(1_000, 'CNY'), customer: { name: '王小明' } });
  const method = await makePaymentMethod(api, of.customer.id, 'tok_success');
  const payment = { useWallet: true, methodId: method.id };
  const { body } = await renew(await api.as('agent'), of, { payment });
  const { answer, text } = await receipt(`renewals/${String(body.id)}/receipt`);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${String(body.reference)}.pdf"`,
    'cache-control': 'no-store',
  });
  for (const part of ['UR 移动', '9131', '套餐收据', '王小明', String(body.reference), 'CNY 39.00'])
    expect(text).toContain(part);
  expect(text).toMatch(/其中含税（6%） ?CNY 2.21/);
  expect(text).toMatch(/UR 余额 · PY-[\w-]+ CNY 10.00/);
  expect(text).toMatch(/••4242 · PY-[\w-]+ CNY 29.00/);
  for (const { id } of body.payments as { id: string }[])
    expect((await receipt(`payments/${id}/receipt`)).text).toBe(text);
});

it('of a top-up names the method with its last four, and is the same each time', async () => {
  const { paymentId } = await aTopUp(api, 5_000);
  const [first, second] = [
    await receipt(`payments/${paymentId}/receipt`),
    await receipt(`payments/${paymentId}/receipt`),
  ];
  expect(first.text).toContain('充值收据');
  expect(first.text).toContain('••4242');
  expect(first.text).not.toContain('含税（');
  expect(Buffer.from(first.pdf).equals(Buffer.from(second.pdf))).toBe(true);
});

it('of a refund says where the money went, in English for who reads English', async () => {
  const of = await makeRenewable(api, { customer: { name: 'Anna Schmidt', locale: 'en' } });
  const agent = await api.as('agent');
  const { body } = await renew(agent, of);
  const [payment] = body.payments as { id: string; reference: string }[];
  const order = {
    paymentId: payment?.id,
    amount: money(1_000, 'CNY'),
    destination: 'wallet',
    reasonCode: 'noService',
    planEffect: 'keep',
  };
  const refund = await agent.post('/refunds', order, { key: api.newKey() });
  const { text } = await receipt(`refunds/${String(refund.body.id)}/receipt`);
  for (const part of [
    'Receipt for a refund',
    'Anna Schmidt',
    `Refund of payment ${payment?.reference ?? ''}`,
    'CNY 10.00',
  ])
    expect(text).toContain(part);
});

it('there is none of a payment that was declined', async () => {
  const of = await makeRenewable(api, { wallet: money(0, 'CNY') });
  const method = await makePaymentMethod(api, of.customer.id, 'tok_declined');
  const agent = await api.as('agent');
  const { body } = await renew(agent, of, { payment: { useWallet: false, methodId: method.id } });
  const answers = [
    await agent.get(`/renewals/${String(body.id)}/receipt`),
    await agent.get(`/payments/${String(body.payments[0].id)}/receipt`),
  ];
  expect(answers.map((one) => [one.status, (one.body as { code: string }).code])).toEqual([
    [409, 'wrong_state'],
    [409, 'wrong_state'],
  ]);
});

it('many at once are each their own, and a thread that died over one is replaced for the next', async () => {
  const of = await makeRenewable(api, { wallet: money(5_000, 'CNY') });
  const { body } = await renew(await api.as('agent'), of);
  const { paymentId } = await aTopUp(api, 5_000);
  const paths = [`renewals/${String(body.id)}/receipt`, `payments/${paymentId}/receipt`];
  const [renewal, topUp, again] = await Promise.all([...paths, paths[0] ?? ''].map(receipt));
  expect(renewal?.text).toContain(String(body.reference));
  expect(topUp?.text).toContain('CNY 50.00');
  expect(again?.pdf).toEqual(renewal?.pdf);
  await api.app.get(ReceiptService).onModuleDestroy();
  expect((await receipt(paths[0] ?? '')).pdf).toEqual(renewal?.pdf);
});
