import { Injectable } from '@nestjs/common';
import {
  fillReply,
  OFFERED_REPLIES,
  type OfferedRepliesView,
  type ReplyValues,
} from '@ur-desk/domain/canned-replies';
import { type LocalText, Problem, seesContactsInClear } from '@ur-desk/domain/kernel';
import { messageValues } from '@ur-desk/domain/notifications';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { customerById } from '../customers/customer.queries';
import { walletOf } from '../ledger/ledger.queries';
import { type TicketEntity } from '../tickets/ticket.entity';
import { numberOf, ticketById } from '../tickets/ticket.queries';
import { CannedReplyEntity } from './canned-reply.entity';

/* Of the line that the ticket is about, else the plan of any line that ends last. */
const PLAN_THAT_RUNS = `SELECT v.name, s.ends_at FROM subscription s JOIN plan_version v ON v.id = s.plan_version_id
WHERE s.customer_id = $1 AND s.state = 'active' AND ($2::uuid IS NULL OR s.line_id = $2)
ORDER BY s.ends_at DESC, s.id LIMIT 1`;

/** The canned replies as a ticket offers them: with its customer's data, in his language. */
@Injectable()
export class OfferedRepliesService {
  constructor(private readonly db: Db) {}

  /** Throws `not_found`. */
  forTicket(ticketId: string, ctx: CallContext): Promise<OfferedRepliesView> {
    return this.db.read(async (em) => {
      const ticket = await ticketById(em, ticketId);
      const customer = await customerById(em, ticket.customerId);
      if (!customer) throw new Problem('not_found');
      const rows = await em.find(CannedReplyEntity, {
        where: { active: true },
        order: { position: 'ASC', code: 'ASC' },
        take: OFFERED_REPLIES,
      });
      const values = await valuesOf(em, { ticket, customer, ctx });
      const { locale } = customer;
      const replies = rows.map(({ id, code, title, text, reasonCode }) => ({
        ...{ id, code, title, reasonCode },
        ...fillReply(text[locale], values),
      }));
      return { locale, replies };
    });
  }
}

interface Asked {
  ticket: TicketEntity;
  customer: NonNullable<Awaited<ReturnType<typeof customerById>>>;
  ctx: CallContext;
}

async function valuesOf(em: EntityManager, { ticket, customer, ctx }: Asked): Promise<ReplyValues> {
  const { customerId } = ticket;
  const { actor } = ctx;
  const say = messageValues(customer.locale, customer.zone);
  const lineId = ticket.linkKind === 'line' ? ticket.linkId : null;
  const [plan] = await em.query<{ name: LocalText; ends_at: Date }[]>(PLAN_THAT_RUNS, [customerId, lineId]);
  const msisdn = seesContactsInClear(actor.role) ? await numberOf(em, ticket) : null;
  return {
    name: customer.name,
    number: msisdn && say.phone(msisdn),
    plan: plan?.name[customer.locale] ?? null,
    endsAt: plan ? say.instant(plan.ends_at.toISOString()) : null,
    balance: say.money((await walletOf(em, customerId)).balance),
    ticket: ticket.reference,
    agent: actor.name,
  };
}
