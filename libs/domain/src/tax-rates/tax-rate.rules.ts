import { BPS_PER_WHOLE } from '../kernel';

/** As much tax as there can be, basis points of the price without it: as much again. */
export const MOST_TAX_BPS = BPS_PER_WHOLE;

const PERCENT = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/;
const BPS_PER_PERCENT = 100;

/** What was typed as a percentage (`6`, `8.1`, `19 %`) in basis points; null when it is none. */
export function parsePercent(typed: string): number | null {
  const match = PERCENT.exec(typed.normalize('NFKC').trim());
  if (!match) return null;
  const [, whole = '', part = ''] = match;
  return Number(whole) * BPS_PER_PERCENT + Number(part.padEnd(2, '0'));
}

/** Basis points as a percentage without trailing zeros: `810` → `8.1`. */
export const percentText = (bps: number): string => String(bps / BPS_PER_PERCENT);
