import { Card, CardContent } from '@mui/material';
import { EditBase, useEditContext, useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanReviewView, UpdatePlanReviewInput } from '@ur-desk/domain/plan-reviews';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { reviewMessages } from './review.messages';
import { ReviewFields } from './ReviewFields';

function EditForm({ review }: { review: PlanReviewView }) {
  const say = useSay(reviewMessages);
  const navigate = useNavigate();
  const [language] = useLocaleState() as [Locale, unknown];
  const { id, stars, text, locale, version, planName, planCode } = review;
  const back = () => void navigate(`/plan-reviews/${id}/show`);
  const change = useAction<UpdatePlanReviewInput, PlanReviewView>(`plan-reviews/${id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: back,
  });
  const labelOf = (field: string) =>
    say(field === 'stars' ? 'fields.stars' : field === 'locale' ? 'fields.locale' : 'fields.text');
  return (
    <>
      <PageTitle
        title={say('editTitle', { plan: planName[language] || planCode })}
        subtitle={say('editText')}
      />
      <Card sx={{ maxWidth: 720 }}>
        <CardContent>
          <HouseForm
            inputs={UpdatePlanReviewInput}
            defaultValues={{ stars, text, locale }}
            versioned={{ version, label: labelOf }}
            onSubmit={change.submit}
            submitLabel={say('saveChange')}
            onCancel={back}
          >
            <ReviewFields />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

function Edited() {
  const { record: data, error, refetch } = useEditContext<PlanReviewView>();
  return (
    <Loaded query={{ data, error, refetch }} lines={PAGE_LINES}>
      {(review) => <EditForm review={review} />}
    </Loaded>
  );
}

/** What the customer said, put as he wants it. */
export const ReviewEdit = () => (
  <EditBase>
    <Edited />
  </EditBase>
);
