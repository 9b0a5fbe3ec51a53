import fc from 'fast-check';
import {
  askAboutRenewal,
  askAboutTopUp,
  releaseHold,
  renew,
  retryCharge,
  retryPosting,
  type Source,
  topUp,
} from './charges.model';
import { answerDispute, canAnswer, canDispute, dispute } from './disputes.model';
import { adjust, askAboutRefund, refund, toWalletInstead, undo } from './giving.model';
import { CARDS, command, type Model, type Staff, type World } from './money.model';
import { approve, expire, reject } from './requests.model';

type Command = fc.AsyncCommand<Model, World>;

const which = fc.nat(1_000);
const amount = fc.integer({ min: 1_000, max: 4_000 });
// More is taken than given, so that the balance is often too low for what is wanted of it.
const change = fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: -5_000, max: -1 }));
const by = fc.constantFrom<Staff>('agent', 'supervisor');
// The cards that leave something open come twice as often.
const OFTEN = CARDS.filter((one) => /timeout|refund/.test(one));
const card = fc.constantFrom(...CARDS, ...OFTEN);
const source = fc.constantFrom<Source>('wallet', 'card', 'split', 'split');

/** L5: the same key and body again moves nothing. */
async function repeat(model: Model): Promise<void> {
  if (model.sent) expect((await model.sent()).status).toBeLessThan(300);
}

const COMMANDS: readonly { weight: number; arbitrary: fc.Arbitrary<Command> }[] = [
  {
    weight: 4,
    arbitrary: fc
      .record({ card, amount })
      .map((of) => command(`top up ${JSON.stringify(of)}`, (model, world) => topUp(model, world, of))),
  },
  {
    weight: 5,
    arbitrary: fc
      .record({ source, card })
      .map((of) => command(`renew ${JSON.stringify(of)}`, (model, world) => renew(model, world, of))),
  },
  {
    weight: 2,
    arbitrary: fc.record({ source, card }).map((of) =>
      command(
        `retry the charge ${JSON.stringify(of)}`,
        (model, world) => retryCharge(model, world, of),
        (model) => model.declined !== null && model.openRenewal === null,
      ),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ by, which, amount: fc.integer({ min: 1, max: 4_500 }), toSource: fc.boolean() })
      .map((of) => command(`refund ${JSON.stringify(of)}`, (model, world) => refund(model, world, of))),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({
        by,
        change,
      })
      .map((of) => command(`adjust ${JSON.stringify(of)}`, (model, world) => adjust(model, world, of))),
  },
  {
    weight: 2,
    arbitrary: fc.constant(command('undo', undo, ({ last }) => last !== null)),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      command('ask about the top-up', askAboutTopUp, ({ openTopUp }) => openTopUp !== null),
      command('ask about the renewal', askAboutRenewal, ({ openRenewal }) => openRenewal !== null),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.constant(
      command('release the hold', releaseHold, ({ openRenewal }) => (openRenewal?.held ?? 0) > 0),
    ),
  },
  ...indexed(8, 'retry the posting', retryPosting, ({ stuck }) => stuck.length > 0),
  ...indexed(3, 'ask about a refund', askAboutRefund, ({ openRefunds }) => openRefunds.length > 0),
  ...indexed(8, 'to the wallet instead', toWalletInstead, ({ failedRefunds }) => failedRefunds.length > 0),
  ...indexed(2, 'approve', approve, ({ requests }) => requests.length > 0),
  ...indexed(1, 'reject', reject, ({ requests }) => requests.length > 0),
  ...indexed(1, 'expire', expire, ({ requests }) => requests.length > 0),
  ...indexed(1, 'dispute', dispute, canDispute),
  {
    weight: 1,
    arbitrary: fc
      .record({ which, contest: fc.boolean() })
      .map((of) =>
        command(`answer ${JSON.stringify(of)}`, (model, world) => answerDispute(model, world, of), canAnswer),
      ),
  },
  { weight: 1, arbitrary: fc.constant(command('repeat', repeat, ({ sent }) => sent !== null)) },
];

/** A command about one of a list. */
function indexed(
  weight: number,
  name: string,
  run: (model: Model, world: World, index: number) => Promise<void>,
  possible: (model: Readonly<Model>) => boolean,
): { weight: number; arbitrary: fc.Arbitrary<Command> }[] {
  const of = (index: number) =>
    command(`${name} ${index}`, (model, world) => run(model, world, index), possible);
  return [{ weight, arbitrary: which.map(of) }];
}

/** What people and providers do with a customer's money, in any order. */
export const commands: fc.Arbitrary<Command> = fc.oneof(...COMMANDS);
