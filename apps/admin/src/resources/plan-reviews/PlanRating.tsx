import { Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { Fragment } from 'react';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type PlanRating as Rating } from '@ur-desk/domain/plan-reviews';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { reviewMessages } from './review.messages';

/** `★ 4.3 (12)`; a dash where nobody has rated. */
export function RatingText({ rating }: { rating: Rating }) {
  const say = useSay(reviewMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { averageTenths, count } = rating;
  if (averageTenths === null) return <>–</>;
  const average = (averageTenths / 10).toLocaleString(LOCALE_TAGS[locale], { minimumFractionDigits: 1 });
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Box component="span" role="img" aria-label={say('average', { average })}>
        <Box component="span" sx={{ color: 'warning.main' }}>
          ★
        </Box>{' '}
        {average}
      </Box>{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        ({count.toLocaleString(LOCALE_TAGS[locale])})
      </Box>
    </Box>
  );
}

/** How many gave how many stars, the best first. */
function Distribution({ rating }: { rating: Rating }) {
  const say = useSay(reviewMessages);
  const best = rating.byStars.map((count, index) => ({ stars: index + 1, count })).reverse();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'max-content 1fr max-content',
        columnGap: 1.5,
        rowGap: 0.5,
        alignItems: 'center',
      }}
    >
      {best.map(({ stars, count }) => (
        <Fragment key={stars}>
          <Typography variant="body2">{say('starsOf', { smart_count: stars })}</Typography>
          <LinearProgress aria-hidden variant="determinate" value={(100 * count) / rating.count} />
          <Typography variant="body2" sx={{ textAlign: 'right' }}>
            {count}
          </Typography>
        </Fragment>
      ))}
    </Box>
  );
}

/** A plan's rating on its page, with the way to its reviews. */
export function PlanRating({ planId, rating }: { planId: string; rating: Rating }) {
  const say = useSay(reviewMessages);
  const mayCreate = useMay('planReviews:create');
  const filter = encodeURIComponent(JSON.stringify({ planId }));
  return (
    <Section
      title={say('rating')}
      actions={
        mayCreate && (
          <Button component={Link} to={`/plan-reviews/create?planId=${planId}`}>
            {say('create')}
          </Button>
        )
      }
    >
      <Stack sx={{ gap: 1 }}>
        {rating.count === 0 ? (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {say('noRating')}
          </Typography>
        ) : (
          <>
            <Typography variant="h2" component="p">
              <RatingText rating={rating} />
            </Typography>
            <Distribution rating={rating} />
          </>
        )}
        <Button component={Link} to={`/plan-reviews?filter=${filter}`} sx={{ alignSelf: 'flex-start' }}>
          {say('toReviews')}
        </Button>
      </Stack>
    </Section>
  );
}
