import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { createServer, type Pdu, type Session } from 'smpp';
import { SmppSender } from './smpp.sms-sender';
import { type SmsReceipt } from './sms-sender';

/** An SMS centre: takes what it gets, or answers with a status, or not at all. */
class TestSmsCentre {
  readonly messages: Pdu[] = [];
  readonly binds: Pdu[] = [];
  status = 0;
  isSilent = false;
  private readonly sessions = new Set<Session>();
  private readonly server = createServer((session) => this.serve(session));

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `smpp://desk:secret@127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.hangUp();
    this.server.close();
    await once(this.server, 'close');
  }

  hangUp(): void {
    for (const session of this.sessions) session.destroy();
    this.sessions.clear();
  }

  /** Sends a receipt, and waits for the answer to it. */
  receipt(fields: object): Promise<Pdu> {
    const [session] = this.sessions;
    return new Promise((resolve) => session?.deliver_sm({ esm_class: 4, ...fields }, resolve));
  }

  private serve(session: Session): void {
    this.sessions.add(session);
    session.on('error', () => undefined);
    session.on('close', () => this.sessions.delete(session));
    session.on('bind_transceiver', (pdu: Pdu) => {
      this.binds.push(pdu);
      const known = (pdu as unknown as { password: string }).password === 'secret';
      session.send(pdu.response({ command_status: known ? 0 : 0x0e }));
    });
    session.on('unbind', (pdu: Pdu) => session.send(pdu.response()));
    session.on('submit_sm', (pdu: Pdu) => {
      this.messages.push(pdu);
      if (this.isSilent) this.hangUp();
      else
        session.send(pdu.response({ command_status: this.status, message_id: `M${this.messages.length}` }));
    });
  }
}

let centre: TestSmsCentre;
let url: string;
let sender: SmppSender;
let receipts: SmsReceipt[];

beforeEach(async () => {
  centre = new TestSmsCentre();
  url = await centre.start();
  sender = new SmppSender({ url, from: 'UR' });
  receipts = [];
  sender.onReceipt = (receipt) => Promise.resolve(void receipts.push(receipt));
});
afterEach(async () => {
  await sender.close();
  await centre.stop();
});

const send = (text = 'Hello') => sender.send({ id: 'n', to: '+8613800138000', text });
const messageOf = (pdu: Pdu | undefined): string => {
  const part = pdu?.message_payload ?? pdu?.short_message;
  return String(part?.message ?? '');
};

it('sends over one session, to the number in international form, from a name', async () => {
  expect(await send()).toBe('M1');
  expect(await send()).toBe('M2');
  expect(centre.binds).toHaveLength(1);
  expect(centre.messages[0]).toMatchObject({
    destination_addr: '8613800138000',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    source_addr: 'UR',
    source_addr_ton: 5,
    registered_delivery: 1,
    data_coding: expect.any(Number) as number,
  });
});

it.each([
  ['Your code is 012345 – 10 minutes', 8],
  ['Your code is 012345', expect.any(Number)],
  ['您的验证码是 012345', 8],
  ['好'.repeat(200), 8],
  ['a'.repeat(400), expect.any(Number)],
])('says it whole: %#', async (text, coding) => {
  await send(text);
  expect(messageOf(centre.messages[0])).toBe(text);
  expect(centre.messages[0]?.data_coding).toEqual(coding);
});

it.each([
  [0x58, 'serverBusy', true],
  [0x14, 'serverBusy', true],
  [0x0b, 'refusedByServer', false],
  [0x45, 'refusedByServer', false],
])('an answer of status %i is %s', async (status, reason, passing) => {
  centre.status = status;
  await expect(send()).rejects.toMatchObject({ reason, passing });
});

it('an answer that does not come is no reason to send again', async () => {
  centre.isSilent = true;
  await expect(send()).rejects.toMatchObject({ reason: 'noAnswer', passing: false });
  expect(centre.messages).toHaveLength(1);
});

it('binds anew after the centre hung up', async () => {
  await send();
  centre.hangUp();
  expect(await retried()).toMatch(/^M/);
  expect(centre.binds).toHaveLength(2);
});

/** What was begun on the session that just ended is no answer; the next try opens another one. */
async function retried(): Promise<string> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!['serverUnreachable', 'noAnswer'].includes(String((error as { reason?: string }).reason)))
        throw error;
    }
  }
}

it.each([
  ['no centre', 'smpp://desk:secret@127.0.0.1:1'],
  ['a wrong password', null],
])('%s: may pass', async (_what, nowhere) => {
  const other = new SmppSender({ url: nowhere ?? url.replace('secret', 'wrong'), from: 'UR' });
  await expect(other.send({ id: 'n', to: '+8613800138000', text: 'x' })).rejects.toMatchObject({
    reason: 'serverUnreachable',
    passing: true,
  });
  await other.close();
});

it.each<[string, object, SmsReceipt[]]>([
  [
    'as text',
    { short_message: 'id:M1 sub:001 dlvrd:001 stat:DELIVRD err:000 text:' },
    [{ reference: 'M1', delivered: true, undeliverable: false, detail: 'DELIVRD' }],
  ],
  [
    'as fields',
    { receipted_message_id: 'M1', message_state: 5 },
    [{ reference: 'M1', delivered: false, undeliverable: true, detail: 'state 5' }],
  ],
  [
    'of one that failed',
    { short_message: 'id:M1 stat:UNDELIV err:011' },
    [{ reference: 'M1', delivered: false, undeliverable: true, detail: 'UNDELIV' }],
  ],
  ['of one on its way', { short_message: 'id:M1 stat:ENROUTE err:000' }, []],
])('takes a receipt %s, and says so', async (_how, fields, expected) => {
  await send();
  expect(await centre.receipt(fields)).toMatchObject({ command: 'deliver_sm_resp', command_status: 0 });
  expect(receipts).toEqual(expected);
});

it('asks for a receipt again that could not be written down', async () => {
  await send();
  sender.onReceipt = () => Promise.reject(new Error('no database'));
  const answer = await centre.receipt({ short_message: 'id:M1 stat:DELIVRD err:000' });
  expect(answer.command_status).not.toBe(0);
});
