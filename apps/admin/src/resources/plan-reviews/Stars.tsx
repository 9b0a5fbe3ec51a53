import { Box } from '@mui/material';
import { MOST_STARS } from '@ur-desk/domain/plan-reviews';
import { useSay } from '../../shared/messages';
import { reviewMessages } from './review.messages';

/** How many stars somebody gave. */
export function Stars({ stars }: { stars: number }) {
  const say = useSay(reviewMessages);
  return (
    <Box
      component="span"
      role="img"
      aria-label={say('stars', { smart_count: stars })}
      sx={{ whiteSpace: 'nowrap', letterSpacing: 1, color: 'warning.main' }}
    >
      {'★'.repeat(stars)}
      <Box component="span" sx={{ color: 'text.disabled' }}>
        {'☆'.repeat(MOST_STARS - stars)}
      </Box>
    </Box>
  );
}
