import { randomInt } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import { addMs, fieldProblem, Problem } from '@ur-desk/domain/kernel';
import {
  afterTry,
  CODE_DIGITS,
  CODE_LIFE_MS,
  readCode,
  refuseSending,
  type SendVerificationInput,
  type VerificationView,
  type VerifiedContact,
  type VouchInput,
} from '@ur-desk/domain/verifications';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { CleanUp, type Leftovers } from '../../platform/jobs/clean-up';
import { runList } from '../../platform/http/run-list';
import { customerById, updateCustomer } from '../customers/customer.queries';
import { VerificationEntity } from './verification.entity';
import {
  codesSentLately,
  replaceOpen,
  verificationById,
  verificationList,
  type VerificationRow,
  verificationView,
} from './verification.queries';

/** What is kept of a code while somebody may enter it. */
interface Secret {
  code: string;
  /** The address that it went to: one that was changed meanwhile is not verified by it. */
  to: string;
}

/** The code itself is forgotten with the next look after nobody can enter it any more. */
const UNUSED_CODES: Leftovers = {
  name: 'codes that nobody entered',
  keptForMs: 0,
  sql: `UPDATE verification SET state = 'expired', secret_sealed = NULL WHERE (customer_id, id) IN (
    SELECT customer_id, id FROM verification WHERE state = 'sent' AND expires_at < $1 LIMIT $2)`,
};

const newCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

async function lockedCustomer(tx: Tx, customerId: string): Promise<CustomerView> {
  const customer = await customerById(tx.em, customerId);
  if (!customer) throw new Problem('not_found');
  return customer;
}

/** Proves that an address is the customer's, and that a caller is he (rules 9). */
@Injectable()
export class VerificationService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly cleanUp: CleanUp,
  ) {}

  onModuleInit(): void {
    this.cleanUp.add(UNUSED_CODES);
  }

  async list(query: ListQuery): Promise<ListPage<VerificationView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<VerificationRow>(em, verificationList, query));
    return mapPage(page, (row) => verificationView(row, now));
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<VerificationView> {
    const now = await this.db.now();
    return verificationView(await this.db.read((em) => verificationById(em, id)), now);
  }

  /** Sends a code. Throws what `refuseSending` throws. */
  send(input: SendVerificationInput, ctx: CallContext): Promise<VerificationView> {
    const { customerId, purpose, contact } = input;
    return this.db.write(ctx, { action: 'verification.send', customerId }, async (tx) => {
      const customer = await lockedCustomer(tx, customerId);
      refuseSending(customer, input, await codesSentLately(tx.em, customerId, tx.now));
      await replaceOpen(tx.em, { customerId, purpose, contact });
      const secret: Secret = { code: newCode(), to: customer[contact] ?? '' };
      const view = await this.insert(tx, ctx, {
        customerId,
        purpose,
        method: 'code',
        contact,
        state: 'sent',
        secretSealed: tx.seal(secret),
        expiresAt: new Date(addMs(tx.now, CODE_LIFE_MS)),
        confirmedAt: null,
      });
      tx.emit('verification.sent', { customerId, verificationId: view.id, purpose, contact, ...secret });
      return view;
    });
  }

  /**
   * Takes a code. A wrong one is counted, also where the answer is a refusal. Throws `not_found`, `verification_over`,
   * `verification_code_wrong` at `code`, `verification_contact_changed`.
   */
  async confirm(id: string, code: string, ctx: CallContext): Promise<VerificationView> {
    const { customer_id: customerId } = await this.db.read((em) => verificationById(em, id));
    const command = { action: 'verification.confirm' as const, customerId };
    const view = await this.db.write(ctx, command, (tx) => this.tryCode(tx, id, code));
    if (view.state === 'confirmed') return view;
    throw fieldProblem('code', 'verification_code_wrong', { left: view.triesLeft });
  }

  /** Gives one's word for a caller; it counts for colleagues, not for oneself. Throws `customer_closed`. */
  vouch({ customerId, reason }: VouchInput, ctx: CallContext): Promise<VerificationView> {
    return this.db.write(ctx, { action: 'verification.vouch', customerId, reason }, async (tx) => {
      await lockedCustomer(tx, customerId);
      return this.insert(tx, ctx, {
        customerId,
        purpose: 'caller',
        method: 'vouched',
        contact: null,
        state: 'confirmed',
        secretSealed: null,
        expiresAt: new Date(tx.now),
        confirmedAt: new Date(tx.now),
      });
    });
  }

  private async insert(
    tx: Tx,
    { actor }: CallContext,
    row: Omit<VerificationEntity, 'id' | 'tries' | 'staffId' | 'staffName' | 'createdAt'>,
  ): Promise<VerificationView> {
    const id = tx.newId();
    const asked = { staffId: actor.id, staffName: actor.name, createdAt: new Date(tx.now) };
    await tx.em.insert(VerificationEntity, { ...row, ...asked, id, tries: 0 });
    const view = verificationView(await verificationById(tx.em, id), tx.now);
    tx.audit({ subject: { kind: 'verification', id }, after: view });
    return view;
  }

  private async tryCode(tx: Tx, id: string, code: string): Promise<VerificationView> {
    const row = await verificationById(tx.em, id);
    const { customer_id: customerId, contact, purpose } = row;
    const before = verificationView(row, tx.now);
    const secret = row.secret_sealed && (tx.open(row.secret_sealed) as Secret);
    const isRight = secret !== null && secret.code === readCode(code);
    const facts = { state: row.state, tries: row.tries, expiresAt: before.expiresAt };
    const { state, tries } = afterTry(facts, isRight, tx.now);
    await tx.em.update(
      VerificationEntity,
      { customerId, id },
      {
        state,
        tries,
        confirmedAt: state === 'confirmed' ? new Date(tx.now) : null,
        ...(state === 'sent' ? {} : { secretSealed: null }),
      },
    );
    const after = verificationView(await verificationById(tx.em, id), tx.now);
    tx.audit({ subject: { kind: 'verification', id }, before, after });
    if (state === 'confirmed' && purpose === 'contact' && contact && secret)
      await this.bind(tx, customerId, { contact, to: secret.to });
    return after;
  }

  /** Marks the contact as the customer's own, if it is still the one that the code went to. */
  private async bind(
    tx: Tx,
    customerId: string,
    { contact, to }: { contact: VerifiedContact; to: string },
  ): Promise<void> {
    const before = await lockedCustomer(tx, customerId);
    if (before[contact] !== to) throw new Problem('verification_contact_changed');
    const field = contact === 'email' ? 'emailVerifiedAt' : 'phoneVerifiedAt';
    const bounced = contact === 'email' ? 'emailBouncedAt' : 'phoneBouncedAt';
    const after = {
      ...before,
      [field]: tx.now,
      [bounced]: null,
      updatedAt: tx.now,
      version: before.version + 1,
    };
    if (!(await updateCustomer(tx.em, after, before.version))) throw new Problem('unavailable');
    const subject = { kind: 'customer' as const, id: customerId };
    tx.audit({ subject, before: { [field]: before[field] }, after: { [field]: tx.now } });
  }
}
