import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import { decideMembership, type Programme, spendSince } from '@ur-desk/domain/memberships';
import { type CallContext, SYSTEM_ACTOR, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { Jobs } from '../../platform/jobs/jobs';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { type MemberChange, membersDue, membersOf, programmeOf, writeMembers } from './membership.queries';
import { type Member } from './membership.view';

export const REVIEW_JOB = 'membership-review';
const DAY_SECONDS = 86_400;
/** So many customers are looked for with one statement, which reads everybody's spending. */
const FOUND_AT_ONCE = 20_000;
/** So many are locked and changed in one transaction. */
const CHANGED_AT_ONCE = 250;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Thrown out of a write that has nothing to write: somebody was faster. */
class NothingToDo extends Error {}

/** What memberships become by themselves: up at once after a purchase, everything else once a night (rules 6). */
@Injectable()
export class MembershipReview implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(REVIEW_JOB, () => this.reviewAll(), { everySeconds: DAY_SECONDS });
  }

  /** Told again, nothing happens: the decision was carried out. */
  @OnEvent('renewal.succeeded')
  async afterRenewal({ customerId, requestId }: DomainEvent): Promise<void> {
    if (!customerId) return;
    const now = await this.db.now();
    const changes = await this.db.read(async (em) => {
      const programme = await programmeOf(em);
      return changesOf(await membersOf(em, [customerId], spendSince(now, programme)), { programme, now });
    });
    if (changes.length > 0) await this.review([customerId], systemContext(requestId));
  }

  /** Everybody whose tier changes now, found on sets and decided by the domain's rule; safe to run twice, or to be cut off. */
  private async reviewAll(): Promise<void> {
    const programme = await this.db.read(programmeOf);
    const now = await this.db.now();
    for (let after = BEFORE_ALL; ;) {
      const due = await this.db.read((em) => membersDue(em, programme, { after, now, limit: FOUND_AT_ONCE }));
      for (let at = 0; at < due.length; at += CHANGED_AT_ONCE)
        await this.review(due.slice(at, at + CHANGED_AT_ONCE), systemContext(REVIEW_JOB));
      const last = due.at(-1);
      if (last === undefined || due.length < FOUND_AT_ONCE) return;
      after = last;
    }
  }

  private async review(customerIds: readonly string[], ctx: CallContext): Promise<void> {
    const write = this.db.write(ctx, { action: 'membership.review', customerIds }, async (tx) => {
      const programme = await programmeOf(tx.em);
      const members = await membersOf(tx.em, customerIds, spendSince(tx.now, programme));
      const changes = changesOf(members, { programme, now: tx.now });
      if (changes.length === 0) throw new NothingToDo();
      await writeMembers(tx.em, changes.map(asChange(tx)), { actor: SYSTEM_ACTOR, now: tx.now });
      for (const { member, after } of changes) audit(tx, member, after);
      return null;
    });
    await write.catch((error: unknown) => {
      if (!(error instanceof NothingToDo)) throw error;
    });
  }
}

type Decided = NonNullable<ReturnType<typeof decideMembership>> & { member: Member };

const changesOf = (
  members: readonly Member[],
  { programme, now }: { programme: Programme; now: Instant },
): Decided[] =>
  members.flatMap((member) => {
    const decision = decideMembership(member.state, programme, { spend: member.spend, now });
    return decision ? [{ member, ...decision }] : [];
  });

const asChange =
  (tx: Tx) =>
  ({ member, after, cause }: Decided): MemberChange => ({
    member,
    after,
    change: cause && { id: tx.newId(), cause, reason: null },
  });

const audit = (tx: Tx, { customerId, state }: Member, after: object): void =>
  tx.audit({ subject: { kind: 'membership', id: customerId }, customerId, before: state, after });
