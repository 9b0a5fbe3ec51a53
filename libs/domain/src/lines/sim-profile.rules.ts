const ICCID_DIGITS = /^89\d{16,18}$/;

/** The Luhn check digit over all digits before it (ISO/IEC 7812). */
export function luhnDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

/** Why a text is no ICCID, or null: 18 to 20 digits beginning with 89 (telecom), the last one the Luhn check digit (rules 8; ITU-T E.118). */
export function iccidObstacle(text: string): 'not_iccid' | 'iccid_check_digit' | null {
  if (!ICCID_DIGITS.test(text)) return 'not_iccid';
  return luhnDigit(text.slice(0, -1)) === Number(text.at(-1)) ? null : 'iccid_check_digit';
}

export const isIccid = (text: string): boolean => iccidObstacle(text) === null;

/** `8986 0012 3456 7890 123`: in groups of four, as it is read out. Masked ones keep their marks. */
export const formatIccid = (iccid: string): string => iccid.replace(/(.{4})(?=.)/g, '$1 ');

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;
const MATCHING_ID = /^[A-Z0-9-]{1,255}$/;

/**
 * The text of the QR code by which a phone downloads the profile: `LPA:1$<SM-DP+ address>$<matching id>` (GSMA SGP.22 4.1).
 * Throws RangeError for what the standard does not allow: the network gave it to us, it is not a user's mistake.
 */
export function activationCode(smdpAddress: string, matchingId: string): string {
  if (!HOST.test(smdpAddress)) throw new RangeError('not the host name of an SM-DP+');
  if (!MATCHING_ID.test(matchingId)) throw new RangeError('not a matching id');
  return `LPA:1$${smdpAddress}$${matchingId}`;
}

/** The parts of an activation code, or null when it is none. */
export function parseActivationCode(text: string): { smdpAddress: string; matchingId: string } | null {
  const [scheme, smdpAddress = '', matchingId = '', ...more] = text.trim().split('$');
  const valid =
    scheme === 'LPA:1' && more.length === 0 && HOST.test(smdpAddress) && MATCHING_ID.test(matchingId);
  return valid ? { smdpAddress, matchingId } : null;
}
