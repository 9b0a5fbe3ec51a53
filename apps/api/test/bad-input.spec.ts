import { openApiOf } from '../src/openapi';
import { type RouteDescription, routesOf } from '../src/platform/http/routes';
import { ACCEPTED } from './accepted';
import { Attack, type Tally } from './bad-input/attack';
import { digestReader } from './bad-input/digest';
import { Random, seedOf } from './bad-input/random';
import { Schemas } from './bad-input/schemas';
import { startApi, type TestApi } from './harness';

/** `FUZZ_SEED` runs a failure again, `FUZZ_PER_OPERATION` goes further than `npm test` does. */
const SEED = Number(process.env['FUZZ_SEED'] ?? '20261122');
const OPERATIONS = Object.keys(ACCEPTED);
const IN_ALL = 20_000;
const LEAST = 50;
const PER_OPERATION = Number(
  process.env['FUZZ_PER_OPERATION'] ?? Math.max(LEAST, Math.ceil(IN_ALL / OPERATIONS.length)),
);
const TIMEOUT_MS = 20_000 + PER_OPERATION * 100;

const tallies = new Map<string, Tally>();
let api: TestApi;
let routes: Map<string, RouteDescription>;
let schemas: Schemas;
let readDigest: () => Promise<string>;

beforeAll(async () => {
  // Guessed passwords are refused one by one here: how many are too many has its own tests.
  api = await startApi({ signInTriesPerAddress: 1_000_000 });
  routes = new Map(routesOf(api.app).map((route) => [route.name.replace('Controller.', '_'), route]));
  schemas = new Schemas(openApiOf(api.app));
  readDigest = await digestReader(api.dataSource);
});
afterAll(() => api.stop());

const sum = (of: (tally: Tally) => number): number =>
  [...tallies.values()].reduce((total, tally) => total + of(tally), 0);

describe('bad input', () => {
  it('F55 is tried on every operation of the API', () => {
    expect(OPERATIONS.sort()).toEqual([...routes.keys()].sort());
  });

  it.each(OPERATIONS)(
    'F36 F39 F40 F43 F55 is refused by %s, and changes nothing',
    async (operation) => {
      const route = routes.get(operation);
      const make = ACCEPTED[operation];
      if (!route || !make) throw new Error(`${operation} is gone`);
      const random = new Random(seedOf(operation, SEED));
      const tally = await new Attack({ api, route, make, schemas, random, readDigest }).run(PER_OPERATION);
      tallies.set(operation, tally);
      expect({ seed: SEED, findings: tally.findings }).toEqual({ seed: SEED, findings: [] });
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  it('comes in its numbers, and nine in ten get past sign-in and routing', () => {
    const refused = sum((tally) => tally.refused);
    const share = sum((tally) => tally.gotIn) / refused;
    process.stdout.write(
      `bad input: ${refused} requests to ${tallies.size} operations, ${Math.round(share * 100)} % got in, ` +
        `${sum((tally) => tally.doubtful)} doubtful, seed ${SEED}\n`,
    );
    expect(Math.min(...[...tallies.values()].map((tally) => tally.refused))).toBeGreaterThanOrEqual(LEAST);
    expect(refused).toBeGreaterThanOrEqual(Math.min(IN_ALL, PER_OPERATION * tallies.size));
    expect(share).toBeGreaterThanOrEqual(0.9);
  });
});
