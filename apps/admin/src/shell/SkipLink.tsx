import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

export function SkipLink() {
  const translate = useTranslate();
  return (
    <Box
      component="a"
      href="#main"
      sx={{
        position: 'fixed',
        top: -60,
        left: 8,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        borderRadius: 1,
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        fontWeight: 600,
        '&:focus': { top: 8 },
      }}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
    >
      {translate('desk.skip')}
    </Box>
  );
}
