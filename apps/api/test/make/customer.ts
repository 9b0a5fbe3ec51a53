import { createHash } from 'node:crypto';
import { draftCustomer } from '../../src/features/customers/customer.service';
import { insertCustomer } from '../../src/features/customers/customer.queries';
import { CustomerKeys } from '../../src/platform/db/customer-keys';
import { type CreateCustomerInput, type CustomerView } from '@ur-desk/domain/customers';
import { type EntityManager } from 'typeorm';

/** The data key of `testConfig`: what makers seal, the API under test can open. */
export const testKeys = new CustomerKeys(createHash('sha256').update('test').digest());

/** When the records of makers were created, unless a test says otherwise. */
export const MADE_AT = '2026-01-05T08:00:00.000Z';

let made = 0;

/** A number that no other record of this test process has. */
export const nextNumber = (): number => {
  made += 1;
  return made;
};

export type CustomerChanges = Partial<CreateCustomerInput & CustomerView>;

/** A Chinese customer with a verified phone and e-mail, and a key of his own; `changes` say what is different. */
export async function makeCustomer(em: EntityManager, changes: CustomerChanges = {}): Promise<CustomerView> {
  const number = nextNumber();
  const input: CreateCustomerInput = {
    name: `客户 ${number}`,
    phone: `+86139${String(number).padStart(8, '0')}`,
    email: `customer${number}@example.com`,
    country: 'CN',
    locale: 'zh',
    walletCurrency: 'CNY',
  };
  const customer: CustomerView = {
    ...draftCustomer({ ...input, ...changes }, MADE_AT),
    phoneVerifiedAt: MADE_AT,
    emailVerifiedAt: MADE_AT,
    ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  };
  await insertCustomer(em, customer);
  const { wrapped } = testKeys.create();
  await em.query('INSERT INTO customer_key (customer_id, wrapped_key) VALUES ($1, $2)', [
    customer.id,
    wrapped,
  ]);
  return customer;
}
