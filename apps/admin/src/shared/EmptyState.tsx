import { Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** Nothing here: says so, and what can be done. */
export function EmptyState({ title, text, icon, action }: EmptyStateProps) {
  return (
    <Stack sx={{ alignItems: 'center', textAlign: 'center', gap: 1, py: 5, px: 2, color: 'text.secondary' }}>
      {icon}
      <Typography variant="subtitle2" component="p" sx={{ color: 'text.primary' }}>
        {title}
      </Typography>
      {text && <Typography variant="body2">{text}</Typography>}
      {action}
    </Stack>
  );
}
