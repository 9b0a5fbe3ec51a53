import { Card, CardContent } from '@mui/material';
import { useGetOne, useLocaleState } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import {
  type ValueAddedServiceView,
  UpdateValueAddedServiceInput,
} from '@ur-desk/domain/value-added-services';
import { type Locale } from '@ur-desk/domain/kernel';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { valueAddedServiceMessages } from './value-added-service.messages';
import { ValueAddedServiceInputs } from './ValueAddedServiceInputs';

const valuesIn = ({ name, description, fees, active, position }: ValueAddedServiceView) => ({
  ...{ name, description, fees, active, position },
});

function EditService({ service }: { service: ValueAddedServiceView }) {
  const say = useSay(valueAddedServiceMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const navigate = useNavigate();
  const change = useAction<UpdateValueAddedServiceInput, ValueAddedServiceView>(
    `value-added-services/${service.id}`,
    {
      method: 'PATCH',
      idempotent: false,
      ifMatch: service.version,
      onDone: () => {
        announce(say('saved'));
        void navigate('/value-added-services');
      },
    },
  );
  return (
    <>
      <PageTitle title={say('editTitle', { name: service.name[locale] })} subtitle={say('editIntro')} />
      <Card sx={{ maxWidth: 960 }}>
        <CardContent>
          <HouseForm
            inputs={UpdateValueAddedServiceInput}
            defaultValues={valuesIn(service)}
            onSubmit={change.submit}
            submitLabel={say('save')}
            onCancel={() => void navigate('/value-added-services')}
          >
            <ValueAddedServiceInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes a value-added service, or retires it. */
export function ValueAddedServiceEdit() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useGetOne<ValueAddedServiceView>('value-added-services', { id });
  if (data) return <EditService key={data.version} service={data} />;
  return error ? <ProblemNotice problem={error} onRetry={() => void refetch()} /> : <Skeleton lines={8} />;
}
