import { Box, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type ImportTally } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { importMessages } from './import.messages';

const WORDS = {
  forecast: { created: 'toCreate', updated: 'toUpdate', unchanged: 'toKeep', rejected: 'toReject' },
  result: { created: 'created', updated: 'updated', unchanged: 'unchanged', rejected: 'rejected' },
} as const;

const INK = {
  created: 'success.main',
  updated: 'info.main',
  unchanged: 'text.primary',
  rejected: 'error.main',
} as const;

/** How many rows had, or would have, which outcome. */
export function ImportTallies({ tally, kind }: { tally: ImportTally; kind: keyof typeof WORDS }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}
    >
      {(['created', 'updated', 'unchanged', 'rejected'] as const).map((outcome) => (
        <Box
          key={outcome}
          sx={{
            border: 1,
            borderColor: 'divider',
            borderRadius: 1.5,
            p: 1.5,
            display: 'flex',
            flexDirection: 'column-reverse',
            justifyContent: 'flex-end',
          }}
        >
          <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
            {say(WORDS[kind][outcome])}
          </Typography>
          <Typography
            component="dd"
            sx={{
              m: 0,
              fontSize: '1.5rem',
              fontWeight: 650,
              lineHeight: 1.2,
              color: tally[outcome] > 0 ? INK[outcome] : 'text.secondary',
            }}
          >
            {tally[outcome].toLocaleString(LOCALE_TAGS[locale])}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
