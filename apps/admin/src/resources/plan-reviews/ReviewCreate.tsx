import { Card, CardContent } from '@mui/material';
import { SelectInput, useInput, useLocaleState, useNotify } from 'react-admin';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { CreatePlanReviewInput, type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { CustomerPicker } from '../customers/CustomerPicker';
import { usePlanNames } from '../promotions/use-names';
import { reviewMessages } from './review.messages';
import { ReviewFields } from './ReviewFields';

function CustomerInput() {
  const say = useSay(reviewMessages);
  const { field } = useInput<string | null>({ source: 'customerId' });
  const chosen = field.value as string;
  return (
    <CustomerPicker label={say('customer')} value={chosen === '' ? null : chosen} onChange={field.onChange} />
  );
}

/** A review that a customer told staff, taken down on his behalf. */
export function ReviewCreate() {
  const say = useSay(reviewMessages);
  const notify = useNotify();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [locale] = useLocaleState() as [Locale, unknown];
  const plans = usePlanNames();
  const create = useAction<CreatePlanReviewInput, PlanReviewView>('plan-reviews', {
    onDone: ({ id }) => {
      notify(say('saved'), { type: 'success' });
      void navigate(`/plan-reviews/${id}/show`);
    },
  });
  const [customerId, planId] = [search.get('customerId'), search.get('planId')];
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createText')} />
      <Card sx={{ maxWidth: 720 }}>
        <CardContent>
          <HouseForm
            inputs={CreatePlanReviewInput}
            defaultValues={{
              locale,
              text: '',
              ...(customerId ? { customerId } : {}),
              ...(planId ? { planId } : {}),
            }}
            onSubmit={create.submit}
            submitLabel={say('save')}
            onCancel={() => void navigate('/plan-reviews')}
          >
            <CustomerInput />
            <SelectInput
              source="planId"
              label={say('fields.planId')}
              choices={[...plans]}
              translateChoice={false}
              fullWidth
              sx={{ mt: 1.5 }}
            />
            <ReviewFields />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
