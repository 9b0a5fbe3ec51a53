import { luhnDigit } from '@ur-desk/domain/lines';
import { type Caller, type TestApi } from '../harness';
import { nextNumber } from './customer';

/** The ICCID with this serial number. */
export function iccidOf(serial: number): string {
  const body = `8986002${String(serial).padStart(11, '0')}`;
  return body + luhnDigit(body);
}

/** A row of SIM profiles as the network sends them. */
export const profileRow = (iccid: string): string =>
  `${iccid},LPA:1$rsp.ur-card.example$UR-${iccid.slice(-6)}`;

/** `+86171…`: a number of the Chinese stock that nobody has; it ends as the sandbox network is to behave. */
export const freeNumber = (ending = '0000'): string =>
  `+86171${String(nextNumber()).padStart(4, '0')}${ending}`;

export const addNumbers = async (api: TestApi, numbers: readonly string[], as?: Caller) =>
  (as ?? (await api.as('supervisor'))).post(
    '/numbers',
    { country: 'CN', text: numbers.join('\n') },
    { key: api.newKey() },
  );

export const addProfiles = async (api: TestApi, iccids: readonly string[]) =>
  (await api.as('supervisor')).post(
    '/sim-profiles',
    { text: iccids.map(profileRow).join('\n') },
    { key: api.newKey() },
  );

/** So many SIM profiles in stock. */
export async function makeProfiles(api: TestApi, count: number): Promise<string[]> {
  const iccids = Array.from({ length: count }, () => iccidOf(nextNumber()));
  await addProfiles(api, iccids);
  return iccids;
}
