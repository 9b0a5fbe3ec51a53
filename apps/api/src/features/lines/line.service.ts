import { Injectable } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type ActivationCodeSentView,
  type ActivationCodeView,
  type ActivationCodeWay,
  type LineView,
  refuseReplacement,
  type RevealActivationCodeInput,
  type SendActivationCodeInput,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { mapPage, type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { contactChangedAt, customerById } from '../customers/customer.queries';
import { lineList } from './line.list';
import { lineById, sealedActivationCode } from './line.queries';
import { lineViewFor, type LineRow } from './line.view';

@Injectable()
export class LineService {
  constructor(private readonly db: Db) {}

  /** One page of lines, as the caller's role sees them. */
  list(query: ListQuery, ctx: CallContext): Promise<ListPage<LineView>> {
    return this.db.read(async (em) => {
      const page = await runList<LineRow>(em, lineList, query);
      return mapPage(page, (row) => lineViewFor(ctx.actor.role, row));
    });
  }

  /** Problems: not_found. */
  async get(lineId: string, ctx: CallContext): Promise<LineView> {
    return lineViewFor(ctx.actor.role, await this.find(lineId));
  }

  /** Shows the code that downloads the SIM profile; audited with its reason. Problems: not_found. */
  async revealActivationCode(
    lineId: string,
    input: RevealActivationCodeInput,
    ctx: CallContext,
  ): Promise<ActivationCodeView> {
    const { customer_id: customerId } = await this.find(lineId);
    const command = { action: 'line.revealActivationCode' as const, customerId, reason: input.reason };
    return this.db.write(ctx, command, async (tx) => {
      const profile = await sealedActivationCode(tx.em, { customerId, lineId });
      if (!profile) throw new Problem('not_found');
      tx.audit({ subject: { kind: 'line', id: lineId } });
      const activationCode = String(tx.open(profile.activation_code_sealed));
      return { lineId, iccid: profile.iccid, activationCode };
    });
  }

  /**
   * Sends the code that downloads the SIM profile to the customer's verified contacts, in his language; a mail carries it as a QR code,
   * too. Throws `not_found`, `activation_code_no_contact`, `contact_changed_lately`.
   */
  async sendActivationCode(
    lineId: string,
    { way }: SendActivationCodeInput,
    ctx: CallContext,
  ): Promise<ActivationCodeSentView> {
    const { customer_id: customerId } = await this.find(lineId);
    return this.db.write(ctx, { action: 'line.sendActivationCode', customerId }, async (tx) => {
      const [customer, line] = [await customerById(tx.em, customerId), await lineById(tx.em, lineId)];
      const profile = await sealedActivationCode(tx.em, { customerId, lineId });
      if (!customer || !line || !profile) throw new Problem('not_found');
      refuseReplacement(await contactChangedAt(tx.em, customerId), tx.now);
      const targets = verifiedTargets(customer).filter(({ channel }) => way === undefined || channel === way);
      if (targets.length === 0) throw new Problem('activation_code_no_contact');
      const activationCode = String(tx.open(profile.activation_code_sealed));
      const { msisdn } = line;
      for (const target of targets)
        tx.emit('line.activationCodeSent', { customerId, lineId, msisdn, activationCode, ...target });
      const ways = targets.map(({ channel }) => channel);
      tx.audit({ subject: { kind: 'line', id: lineId }, after: { ways } });
      return { lineId, ways };
    });
  }

  private async find(lineId: string): Promise<LineRow> {
    const line = await this.db.read((em) => lineById(em, lineId));
    if (!line) throw new Problem('not_found');
    return line;
  }
}

/** Where a code may go: an address that nobody verified may be a stranger's. */
const verifiedTargets = ({ email, emailVerifiedAt, phone, phoneVerifiedAt }: CustomerView) => {
  const contacts: { channel: ActivationCodeWay; to: string | null }[] = [
    { channel: 'email', to: emailVerifiedAt && email },
    { channel: 'sms', to: phoneVerifiedAt && phone },
  ];
  return contacts.filter(({ to }) => to !== null);
};
