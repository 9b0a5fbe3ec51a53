import { Injectable } from '@nestjs/common';
import { maskEmail } from '@ur-desk/domain/customers';
import { type Locale, MINUTE_MS } from '@ur-desk/domain/kernel';
import { isByCustomer, type SuspensionReason } from '@ur-desk/domain/lines';
import { paidWithText, type PaymentPurpose, PURPOSE_TEXTS } from '@ur-desk/domain/payments';
import {
  addressOf,
  type AutoRenewalFailedFacts,
  type LinkReadyFacts,
  type NotificationChannel,
  type MembershipEndingFacts,
  type RefundSucceededFacts,
  type RenewalFailedFacts,
  type RenewalSucceededFacts,
  type TicketRepliedFacts,
  type TopUpCapturedFacts,
  type VerificationCodeFacts,
} from '@ur-desk/domain/notifications';
import { CODE_LIFE_MS, type VerifiedContact } from '@ur-desk/domain/verifications';
import { type DomainEvent, OnEvent } from '../../platform/jobs/on-event.decorator';
import { Db } from '../../platform/db/db';
import { customerById } from '../customers/customer.queries';
import { paymentById } from '../payments/payment.queries';
import { TopUpEntity } from '../payments/top-up.entity';
import { NotificationService, type NotificationCause } from './notification.service';

type Told<Facts> = Omit<Facts, 'event'> & { customerId: string };
type RenewalSucceeded = Told<RenewalSucceededFacts> & { renewalId: string };
type RenewalFailed = Told<RenewalFailedFacts> & { renewalId: string };
type AutoRenewalFailed = Told<AutoRenewalFailedFacts> & { lineId: string };
type RefundSucceeded = Told<RefundSucceededFacts> & { refundId: string };
type TopUpCaptured = Pick<Told<TopUpCapturedFacts>, 'customerId' | 'amount' | 'balance'> & {
  topUpId: string;
  paymentId: string;
};
type LinkReady = Omit<Told<LinkReadyFacts>, 'purpose'> & { paymentId: string; purpose: PaymentPurpose };
/** Of a line that something happened to. */
interface LineChanged {
  customerId: string;
  lineId: string;
  msisdn: string;
}
interface LineSuspended extends LineChanged {
  suspension: SuspensionReason | null;
}
interface ActivationCodeSent extends LineChanged {
  activationCode: string;
  channel: NotificationChannel;
  to: string;
}
interface VerificationSent {
  customerId: string;
  verificationId: string;
  code: string;
  purpose: VerificationCodeFacts['purpose'];
  contact: VerifiedContact;
  to: string;
}
type TicketReplied = Told<TicketRepliedFacts> & { entryId: string; channel: NotificationChannel };

interface EmailChanged {
  customerId: string;
  before: string | null;
  after: string | null;
}

const causeOf = (
  event: DomainEvent<{ customerId: string }>,
  kind: string,
  id: string,
): NotificationCause => ({
  customerId: event.payload.customerId,
  kind,
  id,
  eventId: event.id,
  requestId: event.requestId,
});

/** Which message follows from what happened (product S9). */
@Injectable()
export class NotificationListener {
  constructor(
    private readonly notifications: NotificationService,
    private readonly db: Db,
  ) {}

  @OnEvent('renewal.succeeded')
  async onRenewalSucceeded(event: DomainEvent<RenewalSucceeded>): Promise<void> {
    const { renewalId, ...facts } = event.payload;
    await this.notifications.tell(causeOf(event, 'renewal', renewalId), {
      ...facts,
      event: 'renewal.succeeded',
    });
  }

  @OnEvent('renewal.failed')
  async onRenewalFailed(event: DomainEvent<RenewalFailed>): Promise<void> {
    const { renewalId, ...facts } = event.payload;
    await this.notifications.tell(causeOf(event, 'renewal', renewalId), {
      ...facts,
      event: 'renewal.failed',
    });
  }

  @OnEvent('autoRenewal.failed')
  async onAutoRenewalFailed(event: DomainEvent<AutoRenewalFailed>): Promise<void> {
    const { lineId, ...facts } = event.payload;
    const told = { ...facts, event: 'autoRenewal.failed' as const };
    await this.notifications.tell(causeOf(event, 'line', lineId), told);
  }

  @OnEvent('membership.ending')
  async onMembershipEnding(event: DomainEvent<Told<MembershipEndingFacts>>): Promise<void> {
    const told = { ...event.payload, event: 'membership.ending' as const };
    await this.notifications.tell(causeOf(event, 'membership', event.payload.customerId), told);
  }

  @OnEvent('refund.succeeded')
  async onRefundSucceeded(event: DomainEvent<RefundSucceeded>): Promise<void> {
    const { refundId, ...facts } = event.payload;
    await this.notifications.tell(causeOf(event, 'refund', refundId), {
      ...facts,
      event: 'refund.succeeded',
    });
  }

  @OnEvent('topUp.captured')
  async onTopUpCaptured(event: DomainEvent<TopUpCaptured>): Promise<void> {
    const { topUpId, paymentId, amount, balance } = event.payload;
    const facts = { event: 'topUp.captured' as const, amount, balance, at: event.at };
    const shown = await this.topUpShown(topUpId, paymentId);
    await this.notifications.tell(causeOf(event, 'topUp', topUpId), { ...facts, ...shown });
  }

  @OnEvent('paymentLink.ready')
  async onLinkReady(event: DomainEvent<LinkReady>): Promise<void> {
    const { paymentId, purpose, ...facts } = event.payload;
    const told = { ...facts, event: 'payment.linkReady' as const, purpose: PURPOSE_TEXTS[purpose] };
    await this.notifications.tell(causeOf(event, 'payment', paymentId), told);
  }

  /** How the customer knows his top-up: its reference, and what paid for it. */
  private topUpShown(
    topUpId: string,
    paymentId: string,
  ): Promise<{ reference: string; paidWith: string | null }> {
    return this.db.read(async (em) => {
      const topUp = await em.findOneBy(TopUpEntity, { id: topUpId });
      const { reference, paidWith, customerId } = await paymentById(em, paymentId);
      const locale: Locale = (await customerById(em, customerId))?.locale ?? 'en';
      return {
        reference: topUp?.reference ?? reference,
        paidWith: paidWith && paidWithText(paidWith, locale),
      };
    });
  }

  @OnEvent('line.suspended')
  async onLineSuspended(event: DomainEvent<LineSuspended>): Promise<void> {
    const { lineId, msisdn, suspension } = event.payload;
    const byCustomer = suspension === null || isByCustomer(suspension);
    const facts = { event: 'line.suspended' as const, msisdn, byCustomer, at: event.at };
    await this.notifications.tell(causeOf(event, 'line', lineId), facts);
  }

  @OnEvent('line.resumed')
  async onLineResumed(event: DomainEvent<LineChanged>): Promise<void> {
    const { lineId, msisdn } = event.payload;
    const facts = { event: 'line.resumed' as const, msisdn, at: event.at };
    await this.notifications.tell(causeOf(event, 'line', lineId), facts);
  }

  /** To the address as it is: one that was changed within a day refuses the replacement. */
  @OnEvent('line.simReplaced')
  async onSimReplaced(event: DomainEvent<LineChanged>): Promise<void> {
    const { lineId, msisdn } = event.payload;
    const facts = { event: 'line.simReplaced' as const, msisdn, at: event.at };
    await this.notifications.tell(causeOf(event, 'line', lineId), facts);
  }

  @OnEvent('line.numberChanged')
  async onNumberChanged(event: DomainEvent<LineChanged & { before: string }>): Promise<void> {
    const { lineId, msisdn, before } = event.payload;
    const facts = { event: 'line.numberChanged' as const, msisdn, before, at: event.at };
    await this.notifications.tell(causeOf(event, 'line', lineId), facts);
  }

  @OnEvent('line.movedAway')
  onLineMovedAway(event: DomainEvent<LineChanged>): Promise<void> {
    return this.tellOfMove(event, 'line.movedAway');
  }

  @OnEvent('line.movedHere')
  onLineMovedHere(event: DomainEvent<LineChanged>): Promise<void> {
    return this.tellOfMove(event, 'line.movedHere');
  }

  private async tellOfMove(
    event: DomainEvent<LineChanged>,
    what: 'line.movedAway' | 'line.movedHere',
  ): Promise<void> {
    const { lineId, msisdn } = event.payload;
    await this.notifications.tell(causeOf(event, 'line', lineId), { event: what, msisdn, at: event.at });
  }

  @OnEvent('line.activationCodeSent')
  async onActivationCodeSent(event: DomainEvent<ActivationCodeSent>): Promise<void> {
    const { lineId, msisdn, activationCode, channel, to: address } = event.payload;
    const facts = { event: 'line.activationCode' as const, msisdn, activationCode };
    await this.notifications.tell(causeOf(event, 'line', lineId), facts, { channel, address });
  }

  @OnEvent('verification.sent')
  async onVerificationSent(event: DomainEvent<VerificationSent>): Promise<void> {
    const { verificationId, code, purpose, contact, to: address } = event.payload;
    const facts = { event: 'verification.code' as const, code, purpose, minutes: CODE_LIFE_MS / MINUTE_MS };
    const target = { channel: contact === 'email' ? ('email' as const) : ('sms' as const), address };
    await this.notifications.tell(causeOf(event, 'verification', verificationId), facts, target);
  }

  /** By the way that was chosen, to the address that the customer has by now. */
  @OnEvent('ticket.replied')
  async onTicketReplied(event: DomainEvent<TicketReplied>): Promise<void> {
    const { entryId, customerId, channel, reference, subject, text } = event.payload;
    const customer = await this.db.read((em) => customerById(em, customerId));
    const address = customer && addressOf(customer, channel);
    const facts = { event: 'ticket.replied' as const, reference, subject, text };
    const cause = causeOf(event, 'ticketEntry', entryId);
    await this.notifications.tell(cause, facts, address ? { channel, address } : undefined);
  }

  /** To the new address that it is now in use; to the old one, for the case that a stranger did it. */
  @OnEvent('customer.emailChanged')
  async onEmailChanged(event: DomainEvent<EmailChanged>): Promise<void> {
    const { customerId, before, after } = event.payload;
    if (after === null) return;
    const cause = causeOf(event, 'customer', customerId);
    await this.notifications.tell(
      cause,
      { event: 'customer.emailChanged', email: after, at: event.at },
      { channel: 'email', address: after },
    );
    if (before === null) return;
    const facts = { event: 'customer.emailReplaced' as const, maskedEmail: maskEmail(after), at: event.at };
    await this.notifications.tell(cause, facts, { channel: 'email', address: before });
  }
}
