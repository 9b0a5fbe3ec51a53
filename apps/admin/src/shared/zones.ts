/** The zone of the computer that the console runs on. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

let known: string | null = null;

/** The operator's zone: times are shown, and windows and days typed, on its clock, wherever the desk stands. */
export const operatorZone = (): string => known ?? deviceZone();

/** The API says it with who is signed in; until then nothing is shown that has a time. */
export function setOperatorZone(zone: string): void {
  known = zone;
}
