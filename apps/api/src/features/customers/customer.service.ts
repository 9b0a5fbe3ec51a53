import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  changeCustomer,
  checkCustomFields,
  defaultZoneOf,
  normaliseContact,
  normaliseTags,
  type CreateCustomerInput,
  type CustomerView,
  type RevealContactInput,
  type RevealedContactView,
  type UpdateCustomerInput,
} from '@ur-desk/domain/customers';
import { makeReference, Problem, REFERENCE_BYTES, type Instant } from '@ur-desk/domain/kernel';
import { boundAmong } from '@ur-desk/domain/verifications';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { mapPage, type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { requireVerifiedCaller } from '../verifications/verification.queries';
import { customerById, insertCustomer, updateCustomer } from './customer.queries';
import { customerListFor } from './customer.list';
import { customerView, customerViewFor, type CustomerRow } from './customer.view';

/** A new customer as it will be stored. Throws validation_failed where phone, e-mail or custom fields cannot be. */
export function draftCustomer(input: CreateCustomerInput, now: Instant): CustomerView {
  const {
    externalSource = null,
    externalId = null,
    customFields = {},
    country,
    locale,
    walletCurrency,
  } = input;
  if ((externalSource === null) !== (externalId === null)) {
    const field = externalSource === null ? 'externalSource' : 'externalId';
    throw new Problem('validation_failed', {}, [{ field, code: 'required' }]);
  }
  checkCustomFields(customFields);
  const contact = normaliseContact(input, country);
  return {
    id: randomUUID(),
    reference: makeReference('customer', randomBytes(REFERENCE_BYTES)),
    status: 'active',
    name: contact.name ?? null,
    phone: contact.phone ?? null,
    email: contact.email ?? null,
    phoneVerifiedAt: null,
    emailVerifiedAt: null,
    phoneBouncedAt: null,
    emailBouncedAt: null,
    contactsMasked: false,
    anonymisedAt: null,
    country,
    locale,
    zone: input.zone ?? defaultZoneOf(country),
    walletCurrency,
    tags: normaliseTags(input.tags ?? []),
    optOuts: [],
    externalSource,
    externalId,
    customFields,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** Thrown out of a write that turned out to have nothing to write: rolls it back, the record stays as it is. */
class NothingChanged extends Error {
  constructor(readonly customer: CustomerView) {
    super('nothing changed');
  }
}

const pick = (customer: CustomerView, fields: readonly (keyof CustomerView)[]): Partial<CustomerView> =>
  Object.fromEntries(fields.map((field) => [field, customer[field]]));

@Injectable()
export class CustomerService {
  constructor(private readonly db: Db) {}

  /** Problems: not_found. */
  async get(customerId: string, ctx: CallContext): Promise<CustomerView> {
    const customer = await this.db.read((em) => customerById(em, customerId));
    if (!customer) throw new Problem('not_found');
    return customerViewFor(ctx.actor.role, customer);
  }

  /** One page of customers, as the caller's role sees them. */
  list(query: ListQuery, ctx: CallContext): Promise<ListPage<CustomerView>> {
    const { role } = ctx.actor;
    return this.db.read(async (em) => {
      const page = await runList<CustomerRow>(em, customerListFor(role), query);
      return mapPage(page, (row) => customerViewFor(role, customerView(row)));
    });
  }

  /** Problems: validation_failed, already_exists (the same id of the same source). */
  create(input: CreateCustomerInput, ctx: CallContext): Promise<CustomerView> {
    return this.db.write(ctx, { action: 'customer.create' }, async (tx) => {
      const customer = draftCustomer(input, tx.now);
      tx.adoptCustomer(customer.id);
      await insertCustomer(tx.em, customer);
      tx.audit({ subject: { kind: 'customer', id: customer.id }, after: customer });
      tx.emit('customer.created', { customerId: customer.id });
      return customerViewFor(ctx.actor.role, customer);
    });
  }

  /**
   * Merges the input into the customer. Problems: not_found, version_required, version_conflict (with the current record),
   * validation_failed, customer_closed, caller_not_verified (a verified contact is replaced).
   */
  async update(customerId: string, input: UpdateCustomerInput, ctx: CallContext): Promise<CustomerView> {
    const seen = ctx.ifMatch;
    if (seen === undefined) throw new Problem('version_required');
    try {
      return await this.writeUpdate({ customerId, seen, input, ctx });
    } catch (error) {
      if (error instanceof NothingChanged) return customerViewFor(ctx.actor.role, error.customer);
      throw error;
    }
  }

  private writeUpdate(about: {
    customerId: string;
    seen: number;
    input: UpdateCustomerInput;
    ctx: CallContext;
  }): Promise<CustomerView> {
    const { customerId, seen, input, ctx } = about;
    return this.db.write(ctx, { action: 'customer.update', customerId }, async (tx) => {
      const before = await customerById(tx.em, customerId);
      if (!before) throw new Problem('not_found');
      if (before.version !== seen) throw await this.conflict(tx.em, before, ctx);
      const { after, contact, changed } = changeCustomer(before, input);
      if (changed.length === 0) throw new NothingChanged(before);
      if (boundAmong(before, contact.changed).length > 0)
        await requireVerifiedCaller(tx.em, { customerId, actor: ctx.actor, now: tx.now });
      const written = { ...after, updatedAt: tx.now, version: seen + 1 };
      if (!(await updateCustomer(tx.em, written, seen))) throw await this.conflict(tx.em, before, ctx);
      const subject = { kind: 'customer' as const, id: customerId };
      tx.audit({ subject, before: pick(before, changed), after: pick(after, changed) });
      if (contact.changed.includes('email')) {
        tx.emit('customer.emailChanged', { customerId, before: before.email, after: after.email });
      }
      return customerViewFor(ctx.actor.role, written);
    });
  }

  private conflict(em: EntityManager, current: CustomerView, ctx: CallContext): Promise<Problem> {
    return versionConflict(
      em,
      { kind: 'customer', id: current.id },
      customerViewFor(ctx.actor.role, current),
    );
  }

  /** Shows a masked contact in clear, for a reason that stays in the audit log. Problems: not_found. */
  reveal(customerId: string, input: RevealContactInput, ctx: CallContext): Promise<RevealedContactView> {
    const command = { action: 'customer.revealContact' as const, customerId, reason: input.reason };
    return this.db.write(ctx, command, async (tx) => {
      const customer = await customerById(tx.em, customerId);
      if (!customer) throw new Problem('not_found');
      tx.audit({ subject: { kind: 'customer', id: customerId } });
      return { customerId, phone: customer.phone, email: customer.email };
    });
  }
}
