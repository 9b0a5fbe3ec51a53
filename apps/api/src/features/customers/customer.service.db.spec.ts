import { startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { Problem } from '@ur-desk/domain/kernel';
import { CustomerService } from './customer.service';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Every round one editor gets through, so the work grows with the square. */
const EDITS = 40;

const COMES_AGAIN: ReadonlySet<string> = new Set(['version_conflict', 'unavailable']);

it('racing edits of one customer: each one is in the record or was told of the conflict, none is lost', async () => {
  const { id } = await makeCustomer(api.dataSource.manager);
  const service = api.app.get(CustomerService);
  const editors = Array.from({ length: EDITS }, (_, index) => `tag-${index}`);
  // Every editor adds a tag of his own to what he read, and reads again when he is told that somebody was faster, or (on a slow
  // machine) that he waited too long for his turn.
  const edit = async (tag: string): Promise<number> => {
    for (let conflicts = 0; ; conflicts += 1) {
      const seen = await service.get(id, api.context());
      try {
        await service.update(
          id,
          { tags: [...seen.tags.slice(-19), tag] },
          api.context({ ifMatch: seen.version }),
        );
        return conflicts;
      } catch (error) {
        if (!(error instanceof Problem) || !COMES_AGAIN.has(error.code)) throw error;
      }
    }
  };
  const conflicts = await Promise.all(editors.map(edit));
  const after = await service.get(id, api.context());
  expect(after.version).toBe(EDITS + 1);
  expect(conflicts.some((count) => count > 0)).toBe(true);
  const audited = await api.rows<{ n: number }>(
    `SELECT count(*) AS n FROM audit_event WHERE chain_id = $1 AND action = 'customer.update'`,
    [id],
  );
  expect(audited[0]?.n).toBe(EDITS);
}, 60_000);

it('an update that changes nothing writes nothing', async () => {
  const { id, name } = await makeCustomer(api.dataSource.manager);
  const service = api.app.get(CustomerService);
  const after = await service.update(id, { name }, api.context({ ifMatch: 1 }));
  expect(after.version).toBe(1);
  expect(await api.rows('SELECT 1 FROM audit_event WHERE chain_id = $1', [id])).toEqual([]);
});
