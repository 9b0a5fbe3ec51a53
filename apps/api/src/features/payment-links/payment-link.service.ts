import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type CreatePaymentLinkInput,
  isLinkWaiting,
  type LinkProvidersView,
  type PaymentLinkView,
} from '@ur-desk/domain/payment-links';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { PaymentProviders } from '../../providers/payment/payment-providers';
import { PaymentInquiry } from '../payments/payment-inquiry.service';
import { linkReadyEvent } from '../payments/payment-settling.service';
import { TopUpService } from '../payments/top-up.service';
import { paymentLinkList } from './payment-link.list';
import { cancelLink, paymentLinkById, paymentLinkByToken } from './payment-link.queries';
import { paymentLinkView, type PaymentLinkRow } from './payment-link.view';

/** What a customer who opens an address is to see. */
export interface OpenedLink {
  link: PaymentLinkView;
  locale: PaymentLinkRow['locale'];
  /** The provider's page; null when there is none, or not any more. */
  providerUrl: string | null;
}

/** Links with which customers pay or confirm themselves (rules 4). */
@Injectable()
export class PaymentLinkService {
  constructor(
    private readonly db: Db,
    private readonly topUps: TopUpService,
    private readonly inquiry: PaymentInquiry,
    private readonly payProviders: PaymentProviders,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Who has a page on which customers can pay, and what it takes. */
  providers(): LinkProvidersView {
    const providers = this.payProviders
      .all()
      .filter(({ capabilities }) => capabilities.linkMethodKinds.length > 0)
      .map(({ name, missing, capabilities }) => ({
        name,
        on: missing.length === 0,
        currencies: [...capabilities.currencies],
        methodKinds: [...capabilities.linkMethodKinds],
      }));
    return { providers };
  }

  async list(query: ListQuery): Promise<ListPage<PaymentLinkView>> {
    const page = await this.db.read((em) => runList<PaymentLinkRow>(em, paymentLinkList, query));
    return mapPage(page, (row) => this.view(row));
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<PaymentLinkView> {
    return this.view(await this.db.read((em) => paymentLinkById(em, id)));
  }

  /** A link for a top-up. Throws what `TopUpService.createByLink` throws. */
  async create(input: CreatePaymentLinkInput, ctx: CallContext): Promise<PaymentLinkView> {
    const { payment } = await this.topUps.createByLink(input, ctx);
    return this.get(payment.id);
  }

  /**
   * Closes a link: first here, so that nobody gets in any more, then at the provider. The answer says how it stands then:
   * `cancelled`, `paid` when the customer was faster, or `cancelling` while the provider has not confirmed it.
   * Throws `not_found`, `wrong_state` when it is over.
   */
  async cancel(ctx: CallContext, id: string): Promise<PaymentLinkView> {
    const before = await this.get(id);
    if (!isLinkWaiting(before.state)) throw new Problem('wrong_state', { state: before.state });
    const { customerId } = before;
    await this.db.write(ctx, { action: 'paymentLink.cancel', customerId }, async (tx) => {
      await cancelLink(tx.em, { customerId, paymentId: id }, tx.now);
      const after = this.view(await paymentLinkById(tx.em, id));
      tx.audit({ subject: { kind: 'paymentLink', id }, before, after });
    });
    await this.inquiry.askNow(ctx, id);
    return this.get(id);
  }

  /** Sends the link to the customer by e-mail (again). Throws `not_found`, `wrong_state` unless it is open. */
  async send(ctx: CallContext, id: string): Promise<PaymentLinkView> {
    const link = await this.get(id);
    if (link.state !== 'open') throw new Problem('wrong_state', { state: link.state });
    const { customerId } = link;
    return this.db.write(ctx, { action: 'paymentLink.send', customerId }, async (tx) => {
      tx.audit({ subject: { kind: 'paymentLink', id } });
      tx.emit('paymentLink.ready', linkReadyEvent(link));
      return link;
    });
  }

  /**
   * What a customer sees who opens a link; null when there is none. `back`: the customer comes from the provider's page, so
   * the provider is asked how it ended, unless the answer is here already.
   */
  async open(
    token: string,
    { back, requestId }: { back: boolean; requestId: string },
  ): Promise<OpenedLink | null> {
    const found = await this.db.read((em) => paymentLinkByToken(em, token));
    if (!found) return null;
    if (back) await this.inquiry.learn(systemContext(requestId), found.id).catch(() => undefined);
    const row = back ? await this.db.read((em) => paymentLinkById(em, found.id)) : found;
    const link = this.view(row);
    return { link, locale: row.locale, providerUrl: link.state === 'open' ? row.provider_url : null };
  }

  private view(row: PaymentLinkRow): PaymentLinkView {
    return paymentLinkView(row, this.config.origin);
  }
}
