import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { onAnnouncement } from '../shared/announce';
import { visuallyHidden } from './visually-hidden';

/** The only live region of the console; `announce` writes into it. */
export function LiveRegion() {
  const [text, setText] = useState('');
  useEffect(() => onAnnouncement(setText), []);
  return (
    <Box role="status" aria-live="polite" aria-atomic sx={visuallyHidden}>
      {text}
    </Box>
  );
}
