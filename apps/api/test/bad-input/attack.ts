import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { canonicalJson } from '@ur-desk/domain/kernel';
import { type RouteDescription } from '../../src/platform/http/routes';
import { type Accepted, type MakeAccepted } from '../accepted/accepted';
import { type TestApi } from '../harness';
import { BodyMutations } from './body-mutations';
import { type Call, callOf, type Mutant, type Subject } from './call';
import { headerMutant, pathMutant, payloadMutant, transportMutant } from './call-mutations';
import { changedTables } from './digest';
import { queryMutant } from './query-mutations';
import { type Random } from './random';
import { faultOf, gotIn, type Reply } from './refusal';
import { type Schemas } from './schemas';

/** Odd requests that may be fine are tried too, up to this share: they need a look at the database each. */
const DOUBTFUL_SHARE = 0.2;
/** Calls in flight: what is refused does not get in the way of the others. */
const AT_ONCE = 8;
const MOST_FINDINGS = 15;

/** What the attacks on one operation came to. */
export interface Tally {
  refused: number;
  gotIn: number;
  doubtful: number;
  findings: string[];
}

interface Target {
  api: TestApi;
  route: RouteDescription;
  make: MakeAccepted;
  schemas: Schemas;
  random: Random;
  readDigest: () => Promise<string>;
}

const send = async (app: NestFastifyApplication, call: Call): Promise<Reply> => {
  const answer = await app.inject({ ...call, method: call.method as 'GET' });
  return {
    status: answer.statusCode,
    contentType: String(answer.headers['content-type'] ?? ''),
    text: answer.body,
  };
};

const jsonOf = ({ text }: Reply): unknown => JSON.parse(text || 'null') as unknown;

const told = ({ what, call }: Mutant, fault: string, reply: Reply): string =>
  `${what}: ${fault} | ${call.method} ${call.url.slice(0, 200)} ${String(call.payload ?? '').slice(0, 200)} → ${reply.status} ${reply.text.slice(0, 200)}`;

/** Mutants of one accepted request, of all kinds that it has places for. */
class Mutations {
  private readonly subject: Subject;
  private readonly body: BodyMutations | null;

  constructor({ route, schemas, random }: Target, accepted: Accepted) {
    this.subject = { route, accepted, random };
    this.body = route.body ? new BodyMutations(this.subject, schemas, route.body.name) : null;
  }

  next(): Mutant {
    const roll = this.subject.random.next();
    const chosen =
      roll < 0.05
        ? transportMutant(this.subject)
        : roll < 0.15
          ? pathMutant(this.subject)
          : roll < 0.22
            ? headerMutant(this.subject)
            : roll < 0.3
              ? queryMutant(this.subject)
              : (payloadMutant(this.subject) ?? this.body?.next());
    return chosen ?? queryMutant(this.subject);
  }
}

/** Sends mutants of one operation's accepted request and looks whether anything was accepted, broke, or was left behind. */
export class Attack {
  readonly tally: Tally = { refused: 0, gotIn: 0, doubtful: 0, findings: [] };

  constructor(private readonly target: Target) {}

  async run(count: number): Promise<Tally> {
    const { api, make, readDigest } = this.target;
    const accepted = await make(api);
    const mutations = new Mutations(this.target, accepted);
    const before = await readDigest();
    const sent: Mutant[] = [];
    const doubtful: Mutant[] = [];
    while (sent.length < count) {
      const mutant = mutations.next();
      if (mutant.refused) sent.push(mutant);
      else if (doubtful.length < count * DOUBTFUL_SHARE) doubtful.push(mutant);
    }
    for (let start = 0; start < sent.length; start += AT_ONCE)
      await Promise.all(sent.slice(start, start + AT_ONCE).map((mutant) => this.refuse(mutant)));
    if ((await readDigest()) !== before) await this.findWriters(sent);
    await this.tryDoubtful(doubtful);
    await this.control(accepted);
    return this.tally;
  }

  /** One of each kind is enough to see what is wrong. */
  private find(text: string): void {
    const [kind] = text.split(' | ');
    const isKnown = this.tally.findings.some((finding) => finding.split(' | ')[0] === kind);
    if (!isKnown && this.tally.findings.length < MOST_FINDINGS) this.tally.findings.push(text);
  }

  private async refuse(mutant: Mutant): Promise<void> {
    const reply = await send(this.target.api.app, mutant.call);
    const fault = faultOf(mutant, reply, this.target.route);
    if (fault) this.find(told(mutant, fault, reply));
    this.tally.refused += 1;
    if (gotIn(mutant, reply)) this.tally.gotIn += 1;
  }

  /** Something was written although everything was refused: which of them did it? */
  private async findWriters(sent: readonly Mutant[]): Promise<void> {
    const { readDigest, api } = this.target;
    let before = await readDigest();
    const known = this.tally.findings.length;
    for (const mutant of sent) {
      const reply = await send(api.app, mutant.call);
      const after = await readDigest();
      if (after !== before)
        this.find(told(mutant, `wrote to ${changedTables(before, after).join(', ')}`, reply));
      before = after;
    }
    if (this.tally.findings.length === known) this.find('something was written, but not again');
  }

  /** Requests that may be fine: they answer in order, and when they are refused nothing is written. */
  private async tryDoubtful(mutants: readonly Mutant[]): Promise<void> {
    const { api, route } = this.target;
    // What only reads is looked at once, in the end.
    const readDigest = route.method === 'get' ? async () => '' : this.target.readDigest;
    let before = await readDigest();
    for (const mutant of mutants) {
      const reply = await send(api.app, mutant.call);
      const fault = faultOf(mutant, reply, route);
      if (fault) this.find(told(mutant, fault, reply));
      const after = await readDigest();
      if (reply.status >= 400 && after !== before)
        this.find(told(mutant, `wrote to ${changedTables(before, after).join(', ')}`, reply));
      before = after;
      this.tally.doubtful += 1;
    }
  }

  /** The request itself is fine: dry it writes nothing, wet it is accepted, once for each key. */
  private async control(first: Accepted): Promise<void> {
    const { api, make, route, random, readDigest } = this.target;
    const app = api.app;
    const accepted = route.method === 'get' ? first : await make(api);
    const subject = { route, accepted, random };
    const before = await readDigest();
    if (route.dryRunnable) {
      const reply = await send(app, callOf(subject, { query: '?dryRun=true' }));
      if (reply.status >= 300 || (await readDigest()) !== before)
        this.find(`a dry run answered ${reply.status}, or left something behind`);
    }
    const call = callOf(subject);
    const reply = await send(app, call);
    if (reply.status >= 300) this.find(`the accepted request answered ${reply.status}: ${reply.text}`);
    const after = await readDigest();
    if (route.method === 'get' && after !== before)
      this.find(`reading wrote to ${changedTables(before, after).join(', ')}`);
    if (route.idempotent) await this.repeat(accepted, call, reply);
  }

  /** L5: the same key gives the same answer; with another body it is refused. */
  private async repeat(accepted: Accepted, call: Call, first: Reply): Promise<void> {
    const { api, route, readDigest, random, schemas } = this.target;
    const before = await readDigest();
    const again = await send(api.app, call);
    if (again.status !== first.status || canonicalJson(jsonOf(again)) !== canonicalJson(jsonOf(first)))
      this.find(`a repeated key answered ${again.status} ${again.text}\n instead of ${first.text}`);
    if (!route.body) return;
    const mutations = new BodyMutations({ route, accepted, random }, schemas, route.body.name);
    const other = Array.from({ length: 500 }, () => mutations.next()).find(
      (mutant) => !mutant.refused && mutant.call.payload !== call.payload,
    );
    if (other) {
      const reply = await send(api.app, { ...call, payload: other.call.payload ?? '' });
      if (!reply.text.includes('"idempotency_key_reused"') && !reply.text.includes('"validation_failed"'))
        this.find(told(other, 'used a key again with another body', reply));
    }
    if ((await readDigest()) !== before) this.find('a repeated key wrote something');
  }
}
