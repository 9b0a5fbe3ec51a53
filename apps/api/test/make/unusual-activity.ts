import { money } from '@ur-desk/domain/kernel';
import { type UnusualActivityView } from '@ur-desk/domain/unusual-activities';
import { type Caller, type TestApi } from '../harness';
import { adjust, creditOrder } from './adjustment';
import { makeCustomer } from './customer';

/** An agent gives three customers as much as he may. */
export async function giveNearLimit(api: TestApi, caller: Caller, times = 3): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < times; n += 1) {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const order = creditOrder(customerId, { amount: money(20_000, 'CNY') });
    ids.push(((await adjust(api, caller, order)).body as { id: string }).id);
  }
  return ids;
}

/** The patterns of a rule that are shown, after a search. */
export async function unusualBy(api: TestApi, rule: string): Promise<UnusualActivityView[]> {
  const supervisor = await api.as('supervisor');
  await supervisor.post('/unusual-activities/find');
  const filter = encodeURIComponent(JSON.stringify({ rule }));
  return (await supervisor.get(`/unusual-activities?filter=${filter}`)).body as UnusualActivityView[];
}
