import { alpha, type Theme } from '@mui/material/styles';

export const TONES = ['neutral', 'info', 'success', 'warning', 'error'] as const;
export type Tone = (typeof TONES)[number];

/** What statuses mean, in one place: the same word has the same colour everywhere. */
const TONE_BY_STATUS: Record<string, Tone> = {
  active: 'success',
  applied: 'success',
  captured: 'success',
  succeeded: 'success',
  released: 'success',
  sent: 'success',
  delivered: 'success',
  undelivered: 'error',
  published: 'success',
  verified: 'success',
  done: 'success',
  recorded: 'success',
  installed: 'success',
  available: 'success',
  assigned: 'neutral',
  resting: 'info',
  approved: 'success',
  ready: 'success',
  redeemed: 'success',
  making: 'info',
  free: 'info',
  reserved: 'warning',
  queued: 'info',
  held: 'info',
  withheld: 'warning',
  received: 'info',
  ordered: 'info',
  open: 'info',
  running: 'info',
  paying: 'info',
  pending: 'info',
  acknowledged: 'warning',
  inProgress: 'info',
  resolved: 'success',
  draft: 'info',
  validated: 'info',
  written: 'warning',
  waiting: 'warning',
  awaitingApproval: 'warning',
  test: 'info',
  upcoming: 'info',
  suspended: 'warning',
  unknown: 'warning',
  requiresAction: 'warning',
  unverified: 'warning',
  expiring: 'warning',
  needsResponse: 'error',
  underReview: 'info',
  won: 'success',
  lost: 'neutral',
  accepted: 'neutral',
  failed: 'error',
  rejected: 'error',
  declined: 'error',
  revoked: 'error',
};

export const toneOf = (status: string): Tone => TONE_BY_STATUS[status] ?? 'neutral';

const STRENGTH = { light: 0.1, dark: 0.16 };

/** Text and ground of a tone: enough contrast in both themes. */
export function toneColours(theme: Theme, tone: Tone): { color: string; backgroundColor: string } {
  const main = tone === 'neutral' ? theme.palette.text.secondary : theme.palette[tone].main;
  return { color: main, backgroundColor: alpha(main, STRENGTH[theme.palette.mode]) };
}
