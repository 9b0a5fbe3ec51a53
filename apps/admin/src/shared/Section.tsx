import { Box, Card, CardContent, Skeleton as Bone, Stack, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A part of a page in a card, with its heading (`h2`). */
export function Section({ title, actions, children }: SectionProps) {
  return (
    <Card component="section" aria-label={title}>
      <CardContent>
        <Stack
          direction="row"
          sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1, minHeight: 32 }}
        >
          <Typography variant="h2">{title}</Typography>
          {actions}
        </Stack>
        {children}
      </CardContent>
    </Card>
  );
}

/** A name and its value: `<Facts><Fact label="E-mail">…</Fact></Facts>`. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: 'minmax(88px, max-content) 1fr',
        columnGap: 2,
        rowGap: 0.75,
        alignItems: 'baseline',
      }}
    >
      {children}
    </Box>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Typography component="dd" variant="body2" sx={{ m: 0, minWidth: 0, overflowWrap: 'break-word' }}>
        {children}
      </Typography>
    </>
  );
}

/** Lines that stand for what is on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const translate = useTranslate();
  return (
    <Box aria-busy aria-label={translate('desk.loading')} role="group">
      {Array.from({ length: lines }, (_line, index) => (
        <Bone key={index} height={28} width={`${92 - (index % 3) * 14}%`} />
      ))}
    </Box>
  );
}
