/** How an SMS is encoded: the telephone alphabet (GSM 03.38), or UCS-2 as soon as one sign is not in it. */
export type SmsEncoding = 'gsm7' | 'ucs2';

export interface SmsSize {
  encoding: SmsEncoding;
  /** Septets, or UTF-16 units. */
  length: number;
  /** How many messages the customer's phone puts together, and the operator pays. */
  segments: number;
}

const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Written with an escape, so that each takes two places. */
const GSM_EXTENDED = '^{}\\[~]|€\f';

/** One message alone, and each part of several, which have a header in front. */
const CAPACITY: Record<SmsEncoding, { alone: number; part: number }> = {
  gsm7: { alone: 160, part: 153 },
  ucs2: { alone: 70, part: 67 },
};

/** The widths of a text's signs in the telephone alphabet; null: one of them is not in it. */
function gsmWidths(text: string): number[] | null {
  const widths = [...text].map((sign) => (GSM.includes(sign) ? 1 : GSM_EXTENDED.includes(sign) ? 2 : 0));
  return widths.includes(0) ? null : widths;
}

/** How many parts hold signs of these widths: no sign is cut in two. */
function partsOf(widths: readonly number[], capacity: number): number {
  let [parts, room] = [1, capacity];
  for (const width of widths) {
    if (width > room) [parts, room] = [parts + 1, capacity];
    room -= width;
  }
  return parts;
}

/** How large a text is as an SMS (3GPP TS 23.038 and 23.040). An empty one is one segment. */
export function smsSize(text: string): SmsSize {
  const gsm = gsmWidths(text);
  const encoding: SmsEncoding = gsm ? 'gsm7' : 'ucs2';
  const widths = gsm ?? [...text].map((sign) => sign.length);
  const length = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = CAPACITY[encoding];
  return { encoding, length, segments: length <= alone ? 1 : partsOf(widths, part) };
}
