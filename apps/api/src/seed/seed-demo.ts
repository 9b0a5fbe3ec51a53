import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type Instant } from '@ur-desk/domain/kernel';
import { type PlanKind, type PlanVersionView } from '@ur-desk/domain/plans';
import { type DataSource, type EntityManager } from 'typeorm';
import { AppModule } from '../app.module';
import { Passwords } from '../features/auth/passwords';
import { insertDraft, insertPlan, planVersionById, releaseVersion } from '../features/plans/plan.queries';
import { REVIEW_JOB } from '../features/memberships/membership-review.service';
import { writeTier } from '../features/memberships/membership-tier.queries';
import { insertDemoStaff } from '../features/staff/demo-staff';
import { taxRatesByCountry } from '../features/tax-rates/tax-rate.queries';
import { REFERENCE_DATA } from '../migrations';
import { type Config } from '../platform/config/config';
import { Clock } from '../platform/clock/clock';
import { CustomerKeys } from '../platform/db/customer-keys';
import { Db } from '../platform/db/db';
import { Jobs } from '../platform/jobs/jobs';
import { fault } from '../platform/fault/fault';
import { BROKEN_STORIES } from './broken-stories';
import { addDemoCustomer } from './demo-customer';
import { familyIdsByCode } from '../features/plan-families/plan-family.queries';
import { seedPlanGroups } from './demo-plan-groups';
import { DEMO_PACKS, DEMO_PLANS } from './demo-plans';
import { seedReviews } from './demo-reviews';
import { DEMO_TIERS } from './demo-tiers';
import { Dice } from './dice';
import { RowBatch } from './row-batch';
import { markBegun, markFinished, seedStateOf } from './seed-mark';
import { seedCodes, seedPromotions } from './seed-promotions';
import { seedStock } from './seed-stock';
import { STORIES } from './stories';
import { Storyteller } from './storyteller';

const SEED = 20_261_122;
/** Of its own, so that the customers are the same whatever groups there are. */
const GROUPS_SEED = SEED + 1;
const DEMO_CUSTOMERS = 3_000;
const CUSTOMERS_PER_BATCH = 250;
const MOST_PERIODS = 6;
const STATEMENT_TIMEOUT = '10min';

/** A transaction that may take longer than one that somebody waits for. */
const unhurried = (source: DataSource, work: (em: EntityManager) => Promise<unknown>): Promise<unknown> =>
  source.transaction(async (em) => {
    await em.query(`SET LOCAL statement_timeout = '${STATEMENT_TIMEOUT}'`);
    return work(em);
  });

/** A part of the catalogue, released. */
export async function seedPlans(
  em: EntityManager,
  kind: PlanKind,
  { dice, now }: { dice: Dice; now: Instant },
): Promise<PlanVersionView[]> {
  const versions: PlanVersionView[] = [];
  const families = await familyIdsByCode(em);
  for (const { code, family, content } of kind === 'addOn' ? DEMO_PACKS : DEMO_PLANS) {
    const [planId, id] = [dice.id(), dice.id()];
    await insertPlan(em, { id: planId, code, kind, familyId: families.get(family) ?? null, createdAt: now });
    await insertDraft(em, { id, planId, versionNo: 1, createdAt: now }, content);
    await releaseVersion(em, { id, planId }, now);
    versions.push(await planVersionById(em, id));
  }
  return versions;
}

/** The membership programme. */
async function seedTiers(em: EntityManager, dice: Dice, now: Instant): Promise<void> {
  for (const tier of DEMO_TIERS)
    await writeTier(em, { ...tier, id: dice.id(), createdAt: now, updatedAt: now, version: 1 });
}

/** Customers with a believable past, in batches. `count` is what benchmarks change. */
export async function seedCustomers(
  source: DataSource,
  demo: Parameters<typeof addDemoCustomer>[1],
  count: number,
): Promise<void> {
  for (let first = 1; first <= count; first += CUSTOMERS_PER_BATCH) {
    const batch = new RowBatch();
    const last = Math.min(count, first + CUSTOMERS_PER_BATCH - 1);
    for (let number = first; number <= last; number += 1) addDemoCustomer(batch, demo, number);
    await unhurried(source, (em) => batch.write(em));
  }
}

/**
 * The ledger numbers its transfers as they are posted; a past that was told one customer after the other is numbered anew, in
 * the order of its times. Only here, before anybody can sign in, may a transfer change.
 */
async function orderLedger(em: EntityManager): Promise<void> {
  await em.query('ALTER TABLE transfer DISABLE TRIGGER transfer_append_only');
  await em.query(`UPDATE transfer t SET seq = n.seq FROM (
      SELECT id, (SELECT max(seq) FROM transfer) + row_number() OVER (ORDER BY at, seq) AS seq FROM transfer) n
    WHERE n.id = t.id`);
  await em.query(`SELECT setval('transfer_order', (SELECT coalesce(max(seq), 1) FROM transfer))`);
  await em.query('ALTER TABLE transfer ENABLE TRIGGER transfer_append_only');
}
const SANDBOX_SIDE = `INSERT INTO sandbox_charge (idempotency_key, provider_reference, amount, currency, result, card_token,
  paid_kind, moved_at)
SELECT p.id::text, p.provider_reference, p.amount, p.currency, 'captured', m.token, m.kind, p.settled_at
FROM payment p JOIN payment_method m ON m.customer_id = p.customer_id AND m.id = p.method_id
WHERE p.provider = 'sandbox' AND p.state = 'captured' ON CONFLICT DO NOTHING`;

/** Lets the sandbox remember what it took in the customers' past, as a provider does: its reports name it, it can be given back. */
const tellSandbox = (source: DataSource): Promise<unknown> =>
  unhurried(source, (em) => em.query(SANDBOX_SIDE));

/** Empties the database for a seed to begin anew; only for one that bears the mark of a seed that was cut off. */
async function removeHalfSeed(source: DataSource): Promise<void> {
  await source.transaction(async (em) => {
    await em.query("SET LOCAL session_replication_role = 'replica'; SET LOCAL statement_timeout = '60s'");
    const tables = await em.query<{ name: string }[]>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration'",
    );
    for (const { name } of tables) await em.query(`DELETE FROM ${name}`);
    for (const sql of REFERENCE_DATA) await em.query(sql);
  });
}

/**
 * Fills an empty database with staff, plans, customers and stories, and begins anew where that was cut off; leaves any other
 * database alone. `DEMO_PASSWORD` is the password of all demo accounts, `DEMO_CUSTOMERS` how many customers there are beside
 * the stories, `DEMO_PERIODS` how many plans in a row each has bought at most.
 */
export async function seedDemo(config: Config): Promise<void> {
  const module = AppModule.for({ ...config, runJobs: false, adminDist: '', logLevel: 'warn' });
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    logger: ['error'],
    abortOnError: false,
  });
  await app.init();
  try {
    const source = app.get<DataSource>(getDataSourceToken());
    const state = await seedStateOf(source);
    if (state === 'foreign') console.log('the database is in use: no demo data are added');
    if (state !== 'empty' && state !== 'cutOff') return;
    const password = process.env['DEMO_PASSWORD'];
    if (!password) throw new Error('DEMO_PASSWORD is missing: the password of the demo accounts');
    if (state === 'cutOff') await removeHalfSeed(source);
    await markBegun(source);
    const count = Number(process.env['DEMO_CUSTOMERS'] ?? DEMO_CUSTOMERS);
    console.log(
      `seeding demo data: ${DEMO_PLANS.length} plans, ${count} customers, ${Object.keys(STORIES).length + Object.keys(BROKEN_STORIES).length} stories`,
    );
    const dice = new Dice(SEED);
    const now = await app.get(Db).now();
    await source.transaction((em) => seedPlanGroups(em, new Dice(GROUPS_SEED), now));
    const plans = await source.transaction((em) => seedPlans(em, 'plan', { dice, now }));
    const taxRates = await taxRatesByCountry(source.manager);
    const mostPeriods = Number(process.env['DEMO_PERIODS'] ?? MOST_PERIODS);
    await seedCustomers(
      source,
      { dice, now, plans, taxRates, mostPeriods, keys: app.get(CustomerKeys) },
      count,
    );
    await tellSandbox(source);
    await fault('seed.customers');
    const tell = new Storyteller({ app, source, dice, plans });
    for (const story of Object.values(STORIES)) await story(tell);
    app.get(Clock).travel(0);
    await tell.tellCustomers();
    await source.transaction((em) => seedTiers(em, dice, now));
    await seedPromotions(app);
    await seedCodes(app);
    await unhurried(source, (em) => seedReviews(em, dice, now));
    await unhurried(source, (em) => seedStock(em, app.get(CustomerKeys), { dice, now }));
    // After everything else that the dice decide: what people bought before stays what it was.
    await source.transaction((em) => seedPlans(em, 'addOn', { dice, now }));
    for (const story of Object.values(BROKEN_STORIES)) await story(tell);
    app.get(Clock).travel(0);
    await tell.tellCustomers();
    // Else the first night would lift customers, and change their prices.
    await app.get(Jobs, { strict: false }).run(REVIEW_JOB);
    await unhurried(source, orderLedger);
    await unhurried(source, (em) => em.query('ANALYZE'));
    // Last: nobody can sign in to half of it.
    const hash = await app.get(Passwords, { strict: false }).hash(password);
    await source.transaction(async (em) => {
      await insertDemoStaff(em, hash, now);
      await markFinished(em);
    });
  } finally {
    await app.close();
  }
}
