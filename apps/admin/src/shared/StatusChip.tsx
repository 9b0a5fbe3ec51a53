import { Chip } from '@mui/material';
import { type Tone, toneColours, toneOf } from './tone';

interface StatusChipProps {
  status: string;
  /** What the status is called, from the noun's messages. */
  label: string;
  /** Instead of the tone that the status has everywhere. */
  tone?: Tone;
}

/** A status: its name, with a colour that repeats it (never colour alone). */
export function StatusChip({ status, label, tone = toneOf(status) }: StatusChipProps) {
  return <Chip size="small" label={label} sx={(theme) => toneColours(theme, tone)} />;
}
