import { addMs, MINUTE_MS } from '@ur-desk/domain/kernel';
import { readSandboxEvent } from './sandbox-event';
import { refuseSignature, signSandboxEvent } from './sandbox-signature';

const now = '2026-11-22T12:00:00.000Z';
const body = Buffer.from('{"id":"ev_1","amount":5000}');
const header = signSandboxEvent('new', body, now);
const refusal = (changes: { body?: Buffer; header?: string | string[] | undefined; at?: string } = {}) =>
  refuseSignature({ body, header, ...changes }, ['new', 'old'], changes.at ?? now);

describe('F23 F24 the signature of an event', () => {
  it('is believed, also with the secret before the newest', () => {
    expect(refusal()).toBeNull();
    expect(refusal({ header: signSandboxEvent('old', body, now) })).toBeNull();
  });

  it.each<[string, Parameters<typeof refusal>[0], string]>([
    ['no header', { header: undefined }, 'signatureMissing'],
    ['the header twice', { header: [header, header] }, 'signatureWrong'],
    ['another secret', { header: signSandboxEvent('stolen', body, now) }, 'signatureWrong'],
    ['a changed byte', { body: Buffer.from('{"id":"ev_1","amount":5001}') }, 'signatureWrong'],
    ['another order of keys', { body: Buffer.from('{"amount":5000,"id":"ev_1"}') }, 'signatureWrong'],
    ['another encoding', { body: Buffer.from(body.toString(), 'utf16le') }, 'signatureWrong'],
    ['an old scheme', { header: header.replace('v1=', 'v0=') }, 'signatureWrong'],
    ['a moved timestamp', { header: header.replace(/t=\d+/, 't=1') }, 'signatureWrong'],
    ['no signature behind the name', { header: 't=1,v1=' }, 'signatureWrong'],
    ['six minutes ago', { at: addMs(now, 6 * MINUTE_MS) }, 'timestampTooOld'],
    ['in six minutes', { at: addMs(now, -6 * MINUTE_MS) }, 'timestampInFuture'],
  ])('%s is refused', (_name, changes, reason) => {
    expect(refusal(changes)).toBe(reason);
  });

  it.each(['', 'null', '[]', '{"id":1}', '{"id":"e","type":"t","createdAt":"yesterday","data":{}}'])(
    'a body that is no event (%s) is malformed',
    (text) => {
      expect(readSandboxEvent(Buffer.from(text))).toEqual({ verified: false, reason: 'malformed' });
    },
  );
});
