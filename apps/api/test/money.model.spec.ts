import fc from 'fast-check';
import { verifyLedger } from '../src/features/ledger/verification.queries';
import { SandboxProvider } from '../src/providers/payment/sandbox/sandbox.provider';
import { startApi, type TestApi } from './harness';
import { setVelocity } from './make/charge-limit';
import { commands } from './model/commands.model';
import { aWorld } from './model/money.model';

/*
 * Money as a model of a few lines beside the real thing (`model/`): whatever order staff, customers and providers do things in, the
 * wallet, what is set aside and what the customer owes must be what the model says, and so must each payment with what counts as given
 * back of it, and the number of plans; and the ledger must prove itself (L1–L3, L5, L7, P1, P4, R3).
 * Longer runs: MODEL_SEEDS and MODEL_LENGTH (`npm run test:faults`).
 */
const SEEDS = Number(process.env['MODEL_SEEDS'] ?? 5);
const LENGTH = Number(process.env['MODEL_LENGTH'] ?? 300);
const FIRST_SEED = Number(process.env['MODEL_FIRST_SEED'] ?? 20_261_122);
const MS_PER_OPERATION = 400;

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider).hangMs = 0;
});
afterAll(async () => api.stop());

const seeds = Array.from({ length: SEEDS }, (_none, n) => FIRST_SEED + n);

it.each(seeds)(
  'L1 L2 L3 L5 L7 L8 L9 P1 P4 X5 R1 R3 money does what a simple model says, seed %i',
  async (seed) => {
    await api.clean();
    // The model knows no limits of charging: a long run tries the same cards hundreds of times.
    await setVelocity(api, 'CNY');
    await api.rows('UPDATE risk_rule SET active = false');
    // Low enough that what is given often becomes a request.
    await api.rows("UPDATE staff_limit SET per_action = 2500 WHERE role = 'agent'");
    // Some are not possible when their turn comes, and do not count.
    const all = fc.array(commands, { minLength: 3 * LENGTH, maxLength: 3 * LENGTH });
    const [plan = []] = fc.sample(all, { seed, numRuns: 1 });
    const world = await aWorld(api, LENGTH);
    await fc.asyncModelRun(() => world, plan);
    expect(world.model.left).toBe(0);
    const proof = await api.db.snapshot((em) => verifyLedger(em, new Date().toISOString()));
    expect(proof).toMatchObject({ sound: true, differences: [] });
  },
  LENGTH * MS_PER_OPERATION,
);
