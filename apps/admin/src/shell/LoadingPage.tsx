import { Box, LinearProgress } from '@mui/material';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';

const PATIENCE_MS = 250;

/** Says nothing for a moment, so that quick pages do not flicker. */
export function LoadingPage() {
  const translate = useTranslate();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Box sx={{ minHeight: 120 }}>{late && <LinearProgress aria-label={translate('desk.loading')} />}</Box>
  );
}
