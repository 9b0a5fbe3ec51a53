import { Injectable } from '@nestjs/common';
import { type Instant, type Locale } from '@ur-desk/domain/kernel';
import {
  type DeclineCode,
  isSandboxToken,
  PAYMENT_METHOD_KINDS,
  type PaymentMethodKind,
  type SandboxOutcome,
  sandboxOutcome,
} from '@ur-desk/domain/payments';
import { Db } from '../../../platform/db/db';
import { type Page } from '../../../platform/http/html-page';
import { chargeEntry, type ChargeEntry, chargeOfPage, type ChargeRow, endPage } from './sandbox-book';
import { type SandboxPage } from './sandbox-charge.entity';
import { disputeLater } from './sandbox-disputes';
import { SandboxEvents } from './sandbox-events';
import { sandboxPage, waitsForConfirmation } from './sandbox-page';

type OpenRow = ChargeRow & { page: SandboxPage };

/** What a customer's click does to the page: it stays open, or ends. */
interface Step {
  entry: ChargeEntry;
  cardToken: string | null;
  paidKind: PaymentMethodKind | null;
}

const stays = (declineCode: DeclineCode): Step => ({
  entry: { result: 'open', declineCode },
  cardToken: null,
  paidKind: null,
});

const isKind = (text: string | null): text is PaymentMethodKind =>
  PAYMENT_METHOD_KINDS.some((kind) => kind === text);

/** What a card does on the page: a decline is not the end of it, the customer may take another one. */
function stepOfCard(token: string, outcome: SandboxOutcome, now: Instant): Step {
  if (outcome.kind === 'requiresAction')
    return { entry: { result: 'open' }, cardToken: token, paidKind: 'card' };
  const entry = chargeEntry(outcome, now);
  if (!entry) return stays('methodUnavailable');
  if (entry.result === 'declined') return stays(entry.declineCode ?? 'cardDeclined');
  return { entry, cardToken: token, paidKind: 'card' };
}

/** What the form says; null: nothing that this page offers. */
function stepOf(row: OpenRow, form: URLSearchParams, now: Instant): Step | null {
  const act = form.get('act');
  if (waitsForConfirmation(row)) {
    const { card_token: cardToken, page } = row;
    if (act === 'confirm')
      return { entry: { result: 'captured', movedAt: now }, cardToken, paidKind: 'card' };
    if (act !== 'refuse') return null;
    const declined: ChargeEntry = { result: 'declined', declineCode: 'authenticationFailed' };
    return page.methodKinds === null
      ? { entry: declined, cardToken, paidKind: 'card' }
      : stays('authenticationFailed');
  }
  const kind = form.get('kind');
  if (act !== 'pay' || !isKind(kind) || !row.page.methodKinds?.includes(kind)) return null;
  if (kind !== 'card')
    return { entry: { result: 'captured', movedAt: now }, cardToken: null, paidKind: kind };
  const token = form.get('card') ?? '';
  return isSandboxToken(token) ? stepOfCard(token, sandboxOutcome(token), now) : null;
}

/** What the browser is answered: another page, or the page again; `refused`: the form said what this page does not offer. */
export type SentForm = { location: string } | { page: Page; refused: boolean };

/** The sandbox's hosted page, under `/pay/:token`: the customer's side of a charge. */
@Injectable()
export class SandboxPages {
  constructor(
    private readonly db: Db,
    private readonly events: SandboxEvents,
  ) {}

  /** The page behind a token, or null when there is none. */
  async show(token: string, locale: Locale | null): Promise<Page | null> {
    const row = await this.find(token);
    return row && sandboxPage(row, locale ?? row.page.locale);
  }

  /** What happens when the customer sends the form: the page again, or where the browser goes next. */
  async send(token: string, form: URLSearchParams, locale: Locale | null): Promise<SentForm | null> {
    const row = await this.find(token);
    if (!row) return null;
    const location = row.page.returnUrl;
    if (row.result === 'open' && form.get('act') === 'leave') return { location };
    const step = row.result === 'open' ? stepOf(row, form, await this.db.now()) : null;
    if (!step) return { page: sandboxPage(row, locale ?? row.page.locale), refused: row.result === 'open' };
    const chargeKey = row.idempotency_key;
    await this.db.read((em) => endPage(em, chargeKey, step));
    const now = await this.db.now();
    await this.db.read((em) => disputeLater(em, { chargeKey, token: step.cardToken }, now));
    if (step.entry.result === 'open') {
      const page = await this.show(token, locale);
      return page && { page, refused: false };
    }
    // The customer is back before or after the event is: both must work, as with any provider.
    await this.events.tellAll().catch(() => undefined);
    return { location };
  }

  private async find(token: string): Promise<OpenRow | null> {
    const now = await this.db.now();
    const row = await this.db.read((em) => chargeOfPage(em, token, now));
    return row?.page ? { ...row, page: row.page } : null;
  }
}
