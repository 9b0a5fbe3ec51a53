import { Box } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale, type LocalText } from '@ur-desk/domain/kernel';

/** A tier by its name, with its colour beside it. */
export function TierChip({ tier }: { tier: { name: LocalText; colour: string } }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}
    >
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 10,
          height: 10,
          borderRadius: '50%',
          border: 1,
          borderColor: 'divider',
          bgcolor: tier.colour,
          flexShrink: 0,
        }}
      />
      {tier.name[locale]}
    </Box>
  );
}
