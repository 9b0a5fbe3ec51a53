const HIDDEN = '•';

/** `+86•••••••••00`: the country and the last two digits, enough to tell two numbers on a page apart (rules 10). */
export const maskPhone = (phone: string): string =>
  phone.length < 8
    ? HIDDEN.repeat(phone.length)
    : phone.slice(0, 3) + HIDDEN.repeat(phone.length - 5) + phone.slice(-2);

/** `z•••@•••.com`: the length of the hidden parts is hidden, too. */
export function maskEmail(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return `${email.slice(0, 1)}•••@•••.${domain.slice(domain.lastIndexOf('.') + 1)}`;
}

/** `8986••••••••••••1234`. */
export const maskIccid = (iccid: string): string =>
  iccid.length < 12
    ? HIDDEN.repeat(iccid.length)
    : iccid.slice(0, 4) + HIDDEN.repeat(iccid.length - 8) + iccid.slice(-4);

/** What a role that does not see contacts gets of custom fields: that they exist, not what they say. */
export const maskCustomFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, HIDDEN.repeat(3)]));
