import { type TestApi } from '../harness';
import { aDispute, untilDisputed } from '../make/dispute';
import { addEvidence, evidenceForm, PDF } from '../make/evidence';
import { aCardRenewal } from '../make/refund';
import { accept, type AcceptedRequests } from './accepted';

const BOUNDARY = 'form-of-the-test';

async function withText(api: TestApi): Promise<string> {
  const { id } = await aDispute(api);
  await api.rows(`UPDATE dispute SET evidence_text = 'the plan was used' WHERE id = $1`, [id]);
  return id;
}

async function aFile(api: TestApi): Promise<string> {
  const { id } = await aDispute(api);
  return (await addEvidence(await api.as('agent'), id)).body.id as string;
}

const badForms = (subjectId: string) =>
  Object.entries({
    'no form': PDF,
    'cut off': evidenceForm(BOUNDARY, subjectId).subarray(0, 150),
    'a kind nobody knows': evidenceForm(BOUNDARY, subjectId, { kind: 'x' }),
    'a subject nobody knows': evidenceForm(BOUNDARY, subjectId, { subjectKind: '__proto__' }),
    'no id': evidenceForm(BOUNDARY, 'x'),
    'another id': evidenceForm(BOUNDARY, '01900000-0000-7000-8000-00000000abcd'),
    'a zip': evidenceForm(BOUNDARY, subjectId, { content: Buffer.from('504b0304', 'hex') }),
    'an empty file': evidenceForm(BOUNDARY, subjectId, { content: Buffer.alloc(0) }),
    'no fields': Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--${BOUNDARY}--\r\n`,
    ),
  }).map(([what, payload]) => ({ what, payload }));

export const disputeRequests: AcceptedRequests = {
  Dispute_list: async (api) => {
    await aDispute(api);
    return accept(api, '/disputes', { as: 'agent' });
  },
  Dispute_get: async (api) => accept(api, `/disputes/${(await aDispute(api)).id}`, { as: 'agent' }),
  Dispute_update: async (api) => {
    const { id, version } = await aDispute(api);
    return accept(api, `/disputes/${id}`, { as: 'agent', version, body: { evidenceText: '已使用流量' } });
  },
  Dispute_chooseEffects: async (api) => {
    const { id } = await untilDisputed(api, await aCardRenewal(api, 'tok_disputed'));
    const body = { planEffect: 'stopNow', tierProgress: 'back' };
    return accept(api, `/disputes/${id}/effects`, { as: 'finance', body });
  },
  Dispute_contest: async (api) => accept(api, `/disputes/${await withText(api)}/contest`, { as: 'finance' }),
  Dispute_accept: async (api) =>
    accept(api, `/disputes/${(await aDispute(api)).id}/accept`, {
      as: 'finance',
      body: { comment: '客户本人未付款' },
    }),
  EvidenceFile_list: async (api) => {
    await aFile(api);
    return accept(api, '/evidence-files', { as: 'agent' });
  },
  EvidenceFile_create: async (api) => {
    const { id } = await aDispute(api);
    return accept(api, '/evidence-files', {
      as: 'agent',
      payload: evidenceForm(BOUNDARY, id),
      headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      badPayloads: badForms(id),
    });
  },
  EvidenceFile_content: async (api) =>
    accept(api, `/evidence-files/${await aFile(api)}/content`, { as: 'finance' }),
  EvidenceFile_remove: async (api) => accept(api, `/evidence-files/${await aFile(api)}`, { as: 'agent' }),
};
