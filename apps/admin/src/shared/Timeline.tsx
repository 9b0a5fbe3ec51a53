import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { type Instant } from '@ur-desk/domain/kernel';
import { InstantText } from './InstantField';
import { type Tone, toneColours } from './tone';

export interface TimelineEntry {
  id: string;
  at: Instant;
  title: ReactNode;
  /** Who did it. */
  actor?: string | null;
  detail?: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
}

/** What happened, newest first. */
export function Timeline({
  entries,
  customerZone,
}: {
  entries: readonly TimelineEntry[];
  customerZone?: string;
}) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(({ id, at, title, actor, detail, icon, tone = 'neutral' }, index) => (
        <Box component="li" key={id} sx={{ display: 'flex', gap: 1.5, position: 'relative', pb: 2 }}>
          {index < entries.length - 1 && (
            <Box
              aria-hidden
              sx={{
                position: 'absolute',
                left: 13,
                top: 28,
                bottom: 0,
                borderLeft: 1,
                borderColor: 'divider',
              }}
            />
          )}
          <Box
            aria-hidden
            sx={[
              {
                width: 27,
                height: 27,
                borderRadius: '50%',
                flexShrink: 0,
                display: 'grid',
                placeItems: 'center',
                '& svg': { fontSize: 15 },
              },
              (theme) => toneColours(theme, tone),
            ]}
          >
            {icon ?? <Box sx={{ width: 7, height: 7, borderRadius: '50%', bgcolor: 'currentColor' }} />}
          </Box>
          <Box sx={{ minWidth: 0, pt: '3px' }}>
            <Typography variant="body2" component="div" sx={{ fontWeight: 550 }}>
              {title}
            </Typography>
            {detail && (
              <Typography
                variant="body2"
                component="div"
                sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}
              >
                {detail}
              </Typography>
            )}
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              <InstantText value={at} {...(customerZone ? { customerZone } : {})} />
              {actor && ` · ${actor}`}
            </Typography>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
