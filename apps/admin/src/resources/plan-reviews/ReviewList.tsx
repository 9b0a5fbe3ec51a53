import AddIcon from '@mui/icons-material/Add';
import { Button, Chip } from '@mui/material';
import { SelectInput, TextInput, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { LOCALES, type Locale } from '@ur-desk/domain/kernel';
import { MOST_STARS, PLAN_REVIEW_STATES, type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { Column } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { dayFilters } from '../../shared/day-filters';
import { EmptyState } from '../../shared/EmptyState';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { StatusTabs } from '../../shared/StatusTabs';
import { useMay } from '../../shared/use-may';
import { usePlanNames } from '../promotions/use-names';
import { BulkVerdict } from './BulkVerdict';
import { reviewMessages } from './review.messages';
import { ReviewText } from './ReviewText';
import { Stars } from './Stars';

function useFilters() {
  const say = useSay(reviewMessages);
  const plans = usePlanNames();
  const answers = [
    { id: 'true', name: say('yes') },
    { id: 'false', name: say('no') },
  ];
  const select = (source: string, label: string, choices: readonly { id: string; name: string }[]) => (
    <SelectInput
      key={source}
      source={source}
      label={label}
      choices={[...choices]}
      translateChoice={false}
      alwaysOn
    />
  );
  const stars = Array.from({ length: MOST_STARS }, (_none, index) => ({
    id: String(index + 1),
    name: say('starsOf', { smart_count: index + 1 }),
  }));
  return [
    <TextInput key="q" source="q" label={say('search')} alwaysOn resettable />,
    select('planId', say('fields.planId'), plans),
    select('stars', say('fields.stars'), stars),
    select(
      'locale',
      say('fields.locale'),
      LOCALES.map((id) => ({ id, name: say(`locales.${id}`) })),
    ),
    select('marked', say('markedOnly'), answers),
    select('answered', say('answeredOnly'), answers),
    ...dayFilters('createdAt'),
  ];
}

function Actions() {
  const say = useSay(reviewMessages);
  const mayCreate = useMay('planReviews:create');
  return (
    <>
      <Button component={Link} to="/plan-reviews/words">
        {say('words')}
      </Button>
      {mayCreate && (
        <Button component={Link} to="/plan-reviews/create" variant="contained" startIcon={<AddIcon />}>
          {say('create')}
        </Button>
      )}
    </>
  );
}

/** What customers say of plans, those that wait for a decision first. */
export function ReviewList() {
  const say = useSay(reviewMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayModerate = useMay('planReviews:moderate');
  return (
    <HouseList
      title={say('title')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      filters={useFilters()}
      filterDefaultValues={{ state: 'pending' }}
      tabs={
        <StatusTabs
          source="state"
          label={say('fields.state')}
          choices={PLAN_REVIEW_STATES.map((id) => ({ id, name: say(`states.${id}`) }))}
        />
      }
      actions={<Actions />}
      bulkActions={mayModerate && <BulkVerdict />}
      empty={<EmptyState title={say('empty')} text={say('emptyText')} />}
    >
      <Column<PlanReviewView>
        source="planName"
        link
        disableSort
        render={({ planName, planCode }) => planName[locale] || planCode}
      />
      <Column<PlanReviewView> source="stars" render={({ stars }) => <Stars stars={stars} />} />
      <Column<PlanReviewView>
        source="text"
        disableSort
        render={({ text, locale: language }) => <ReviewText text={text} locale={language} lines={2} />}
      />
      <Column<PlanReviewView>
        source="marked"
        disableSort
        render={({ abuseWords }) =>
          abuseWords.length > 0 ? <Chip size="small" color="warning" label={abuseWords.join(', ')} /> : '–'
        }
      />
      <Column<PlanReviewView>
        source="customerId"
        disableSort
        render={({ customerId }) => <CustomerLink customerId={customerId} />}
      />
      <Column<PlanReviewView>
        source="state"
        disableSort
        render={({ state }) => <StatusChip status={state} label={say(`states.${state}`)} />}
      />
      <Column<PlanReviewView>
        source="answered"
        disableSort
        render={({ reply }) => say(reply === null ? 'no' : 'yes')}
      />
      <Column<PlanReviewView>
        source="createdAt"
        render={({ createdAt }) => <InstantText value={createdAt} />}
      />
    </HouseList>
  );
}
