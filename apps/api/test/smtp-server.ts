import { createServer, type Server, type Socket } from 'node:net';
import { type AddressInfo } from 'node:net';

export interface ReceivedMail {
  from: string;
  to: string;
  /** Headers and body as they came. */
  raw: string;
}

/** A mail server for tests: takes mail over a real socket, or refuses it with the answer it is told. */
export class TestSmtpServer {
  readonly mails: ReceivedMail[] = [];
  /** What RCPT is answered with; `250` takes the mail. */
  answer = '250 ok';
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.serve(socket));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    const mail: ReceivedMail = { from: '', to: '', raw: '' };
    let inData = false;
    let rest = '';
    const say = (text: string) => socket.write(`${text}\r\n`);
    const address = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';
    const command = (line: string): void => {
      if (/^(EHLO|HELO)/i.test(line)) say('250 test');
      else if (/^MAIL/i.test(line)) {
        mail.from = address(line);
        say('250 ok');
      } else if (/^RCPT/i.test(line)) {
        mail.to = address(line);
        say(this.answer);
      } else if (/^DATA/i.test(line)) {
        inData = true;
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    };
    say('220 test');
    socket.on('data', (chunk) => {
      rest += chunk.toString('utf8');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (!inData) command(line);
        else if (line === '.') {
          inData = false;
          this.mails.push({ ...mail });
          mail.raw = '';
          say('250 taken');
        } else mail.raw += `${line}\r\n`;
      }
    });
  }
}
