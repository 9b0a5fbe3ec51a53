import { type Instant } from '@ur-desk/domain/kernel';
import { activationCode, luhnDigit } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { addNumbers, addProfiles } from '../features/numbers/stock.queries';
import { STOCK_OF_LINES } from '../migrations/1790000096100-number-stock';
import { type CustomerKeys, sealWith } from '../platform/db/customer-keys';
import { type Dice } from './dice';

const SMDP_ADDRESS = 'rsp.ur-card.example';
/** How many of each can be given out. The last six numbers are those with which the sandbox network shows what can go wrong. */
const NUMBERS = 60;
const TRICKS = ['9901', '9902', '9903', '9904', '9905', '9906'];
const PROFILES = 80;

const profileOf = (key: Buffer, dice: Dice) => {
  const body = `8986001${dice.digits(11)}`;
  const iccid = body + luhnDigit(body);
  const code = activationCode(SMDP_ADDRESS, `UR-${iccid.slice(-8)}`);
  return { iccid, smdpAddress: SMDP_ADDRESS, sealed: sealWith(key, code) };
};

/** The stock of the demo: what its lines have, and what can be given out. */
export async function seedStock(
  em: EntityManager,
  keys: CustomerKeys,
  { dice, now }: { dice: Dice; now: Instant },
): Promise<void> {
  for (const sql of STOCK_OF_LINES) await em.query(sql);
  const ordinary = Array.from({ length: NUMBERS }, (_, index) => String(2_001 + index));
  const numbers = [...ordinary, ...TRICKS].map((end) => ({ msisdn: `+861712028${end}`, country: 'CN' }));
  await addNumbers(em, numbers, now);
  const key = keys.generalKey();
  await addProfiles(
    em,
    Array.from({ length: PROFILES }, () => profileOf(key, dice)),
    now,
  );
}
