import { Box, Typography } from '@mui/material';
import { Suspense } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { currentMe, may } from '../providers/session';
import { RESOURCES } from '../resources';
import { PageTitle } from '../shared/PageTitle';
import { Section, Skeleton } from '../shared/Section';
import { HOME_QUEUES } from './home-queues';
import { HomeLink } from './HomeLink';
import { QueueCard } from './QueueCard';

/** Where the day starts: the search box above has the cursor; below is what waits, and the ways to go. */
export function HomePage() {
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const me = currentMe();
  const nouns = RESOURCES.filter((r) => r.group && may(r.permission));
  const cards = RESOURCES.filter((r) => r.homeCard && may(r.permission));
  const queues = HOME_QUEUES.filter((queue) => may(queue.permission));
  const waits = cards.length + queues.length > 0;
  return (
    <>
      <PageTitle
        title={translate('desk.homePage.title', { name: me?.name ?? '' })}
        subtitle={may('search:use') ? translate('desk.homePage.hint') : undefined}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: '1fr', lg: 'repeat(2, minmax(0, 1fr))' },
          alignItems: 'start',
        }}
      >
        {cards.map(({ name, homeCard: Card }) => (
          <Suspense key={name} fallback={<Skeleton />}>
            {Card && <Card />}
          </Suspense>
        ))}
        {queues.map((queue) => (
          <QueueCard key={queue.name} queue={queue} />
        ))}
      </Box>
      <Box sx={{ mt: waits ? 2 : 0 }}>
        <Section title={translate('desk.homePage.go')}>
          {nouns.length === 0 && <Typography variant="body2">{translate('desk.none')}</Typography>}
          <Box
            component="ul"
            sx={{
              listStyle: 'none',
              m: 0,
              p: 0,
              display: 'grid',
              gap: 1,
              gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))',
            }}
          >
            {nouns.map((noun) => (
              <HomeLink key={noun.name} noun={noun} locale={locale} />
            ))}
          </Box>
        </Section>
      </Box>
    </>
  );
}
