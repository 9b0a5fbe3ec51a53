import VerifiedIcon from '@mui/icons-material/VerifiedOutlined';
import { Alert, Button, Chip, Link as MuiLink, Stack } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useMay } from '../../shared/use-may';
import { ReplySection } from './ReplySection';
import { reviewMessages } from './review.messages';
import { ReviewText } from './ReviewText';
import { Stars } from './Stars';
import { VerdictButtons } from './VerdictButtons';

function ReviewFacts({ review }: { review: PlanReviewView }) {
  const say = useSay(reviewMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { decidedBy, decidedAt, reason } = review;
  return (
    <Facts>
      <Fact label={say('fields.customerId')}>
        <CustomerLink customerId={review.customerId} />
      </Fact>
      <Fact label={say('fields.planId')}>
        <MuiLink component={Link} to={`/plans/${review.planId}/show`}>
          {review.planName[locale] || review.planCode}
        </MuiLink>
      </Fact>
      <Fact label={say('fields.purchase')}>
        <MuiLink component={Link} to={`/renewals/${review.renewalId}/show`}>
          {review.renewalReference}
        </MuiLink>{' '}
        · <InstantText value={review.purchasedAt} />
      </Fact>
      <Fact label={say('fields.locale')}>{say(`locales.${review.locale}`)}</Fact>
      <Fact label={say('fields.source')}>{say(`sources.${review.source}`)}</Fact>
      <Fact label={say('fields.enteredBy')}>{review.enteredBy}</Fact>
      <Fact label={say('fields.createdAt')}>
        <InstantText value={review.createdAt} />
      </Fact>
      {decidedBy && <Fact label={say('fields.decidedBy')}>{decidedBy}</Fact>}
      {decidedAt && (
        <Fact label={say('fields.decidedAt')}>
          <InstantText value={decidedAt} />
        </Fact>
      )}
      {reason && <Fact label={say('fields.reason')}>{reason}</Fact>}
    </Facts>
  );
}

function ReviewPage({ review }: { review: PlanReviewView }) {
  const say = useSay(reviewMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayModerate = useMay('planReviews:moderate');
  const mayEdit = useMay('planReviews:update');
  const { id, state, abuseWords, stars, text, planName, planCode } = review;
  return (
    <RecordPage
      title={say('showTitle', { plan: planName[locale] || planCode })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={
        <>
          {mayEdit && (
            <Button component={Link} to={`/plan-reviews/${id}`}>
              {say('edit')}
            </Button>
          )}
          {mayModerate && <VerdictButtons review={review} />}
        </>
      }
      notices={
        abuseWords.length > 0 && (
          <Alert severity="warning">{say('marked', { words: abuseWords.join(', ') })}</Alert>
        )
      }
      columns="wideFirst"
      facts={
        <>
          <Section title={say('what')}>
            <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center', mb: 1 }}>
              <Stars stars={stars} />
              <Chip
                size="small"
                color="success"
                variant="outlined"
                icon={<VerifiedIcon />}
                label={say('verified')}
              />
            </Stack>
            <ReviewText text={text} locale={review.locale} />
          </Section>
          <ReplySection review={review} />
        </>
      }
    >
      <Section title={say('facts')}>
        <ReviewFacts review={review} />
      </Section>
    </RecordPage>
  );
}

/** One review: what was said, the purchase behind it, what was decided and answered. */
export const ReviewShow = () => (
  <RecordShow<PlanReviewView>>{(review) => <ReviewPage review={review} />}</RecordShow>
);
