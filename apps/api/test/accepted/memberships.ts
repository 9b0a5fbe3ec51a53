import { DAY_MS, toInstant } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { makeCustomer } from '../make/customer';
import { makeProgramme, makeTier, tierInput } from '../make/membership';
import { upload } from '../make/upload';
import { accept, type Accepted, type AcceptedRequests } from './accepted';
import { acceptFile } from './imports';

/** Every benefit, so that each is mutated. */
const benefits = {
  colour: '#c9a227',
  discountBps: 1_000,
  supportPriority: 'high',
  slaMinutes: 120,
  monthlyBonuses: [{ kind: 'data', quantity: 1_000_000_000 }],
  freeServices: ['call-forwarding'],
};

async function list(api: TestApi): Promise<Accepted> {
  await makeTier(api);
  return accept(api, '/membership-tiers', { as: 'agent' });
}

/** Below the tier that is asked about, so that it must be more, and in the same currency. */
const BELOW = { rank: 1, thresholds: [{ amount: 50_000, currency: 'CNY' as const }] };

async function create(api: TestApi): Promise<Accepted> {
  await makeProgramme(api, BELOW);
  return accept(api, '/membership-tiers', { as: 'marketing', body: { ...tierInput(), ...benefits } });
}

async function change(api: TestApi): Promise<Accepted> {
  const [, tier] = await makeProgramme(api, BELOW, {});
  if (!tier) throw new Error('two tiers were asked for');
  const { id, version, rank, thresholds } = tier;
  const body = { name: { en: 'Gold', zh: '金卡' }, rank, thresholds, ...benefits };
  return accept(api, `/membership-tiers/${id}`, { as: 'marketing', version, body });
}

/** With somebody who would move. */
async function simulate(api: TestApi): Promise<Accepted> {
  const [, tier] = await makeProgramme(api, BELOW, {});
  const { id } = await makeCustomer(api.dataSource.manager);
  const spent = `INSERT INTO membership_spend VALUES ($1, current_date, 90000)`;
  await api.rows(spent, [id]);
  const body = { tierId: tier?.id, thresholds: [{ amount: 80_000, currency: 'CNY' }], discountBps: 500 };
  return accept(api, '/membership-tiers/simulate', { as: 'marketing', body });
}

const PROGRAMME = '/settings/membership-programme';

async function terms(api: TestApi): Promise<Accepted> {
  const { body } = await (await api.as('marketing')).get(PROGRAMME);
  const { version } = body as { version: number };
  return accept(api, PROGRAMME, { as: 'marketing', version, body: { windowDays: 180, graceDays: 14 } });
}

async function override(api: TestApi): Promise<Accepted> {
  const { code } = await makeTier(api);
  const { id } = await makeCustomer(api.dataSource.manager);
  const until = toInstant(Date.now() + 30 * DAY_MS).slice(0, 10);
  const body = { tier: code, until, reason: 'Complaint of 22 November' };
  return accept(api, `/memberships/${id}/override`, {
    as: 'supervisor',
    headers: { 'idempotency-key': api.newKey() },
    body,
  });
}

/** With a change in its history. */
async function membership(api: TestApi): Promise<Accepted> {
  const { path, body } = await override(api);
  const of = path.replace('/api/v1', '');
  await (await api.as('supervisor')).post(of, body, { key: api.newKey() });
  return accept(api, of.replace('/override', ''), { as: 'agent' });
}

const file = (reference: string) => `reference,name\n${reference},One\nCU-0000-0000,Nobody\n`;

/** One of a customer and of nobody. */
async function aTierFile(api: TestApi): Promise<{ id: string }> {
  const { reference } = await makeCustomer(api.dataSource.manager);
  const { body } = await upload(await api.as('supervisor'), file(reference), { url: '/tier-imports' });
  return body as { id: string };
}

async function runTierFile(api: TestApi): Promise<Accepted> {
  const [{ id }, { code }] = [await aTierFile(api), await makeTier(api)];
  const until = toInstant(Date.now() + 30 * DAY_MS).slice(0, 10);
  return accept(api, `/tier-imports/${id}/run`, {
    as: 'supervisor',
    headers: { 'idempotency-key': api.newKey() },
    body: { tier: code, until, reason: 'Partner programme' },
  });
}

export const membershipRequests: AcceptedRequests = {
  Membership_get: membership,
  Membership_override: override,
  Membership_endOverride: async (api) => {
    const { path, body } = await override(api);
    const of = path.replace('/api/v1', '');
    await (await api.as('supervisor')).post(of, body, { key: api.newKey() });
    return accept(api, of.replace('/override', '/end-override'), {
      as: 'supervisor',
      headers: { 'idempotency-key': api.newKey() },
      body: { reason: 'Set by mistake' },
    });
  },
  TierImport_create: (api) => acceptFile(api, '/tier-imports', file('CU-0000-0000')),
  TierImport_list: async (api) => {
    await aTierFile(api);
    return accept(api, '/tier-imports', { as: 'supervisor' });
  },
  TierImport_get: async (api) =>
    accept(api, `/tier-imports/${(await aTierFile(api)).id}`, { as: 'supervisor' }),
  TierImport_run: runTierFile,
  MembershipTier_list: list,
  MembershipTier_get: async (api) =>
    accept(api, `/membership-tiers/${(await makeTier(api)).id}`, { as: 'agent' }),
  MembershipTier_create: create,
  MembershipTier_simulate: simulate,
  MembershipTier_change: change,
  MembershipTier_put: change,
  MembershipProgramme_get: (api) => accept(api, PROGRAMME, { as: 'agent' }),
  MembershipProgramme_change: terms,
};
