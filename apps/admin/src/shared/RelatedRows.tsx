import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { type RaRecord } from 'react-admin';
import { Loaded } from './Loaded';
import { type RelatedQuery, useRelated } from './use-related';

interface RelatedRowProps {
  /** At the left: what it is, mostly the link to it. */
  lead: ReactNode;
  /** At the right: status and amount. */
  trail: ReactNode;
  /** Below, smaller: why, when, by whom. */
  caption?: ReactNode;
}

/** One record in two lines: what it is and how much, then why, when and by whom. */
export function RelatedRow({ lead, trail, caption }: RelatedRowProps) {
  return (
    <>
      <Stack
        direction="row"
        sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}
      >
        <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          {lead}
        </Stack>
        <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
          {trail}
        </Stack>
      </Stack>
      {caption && (
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {caption}
        </Typography>
      )}
    </>
  );
}

interface RelatedRowsProps<T> extends RelatedQuery<T> {
  empty: string;
  /** A `RelatedRow`. */
  children: (record: T) => ReactNode;
}

/** The records of a noun that belong to another one, as a short list in a section of its page. */
export function RelatedRows<T extends RaRecord>({ empty, children, ...query }: RelatedRowsProps<T>) {
  return (
    <Loaded query={useRelated(query)} lines={2}>
      {(rows) =>
        rows.length === 0 ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {empty}
          </Typography>
        ) : (
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1.5 }}>
            {rows.map((record) => (
              <Box component="li" key={String(record.id)}>
                {children(record)}
              </Box>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
