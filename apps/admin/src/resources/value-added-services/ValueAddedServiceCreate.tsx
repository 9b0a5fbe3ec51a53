import { Card, CardContent } from '@mui/material';
import { TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import {
  type ValueAddedServiceView,
  CreateValueAddedServiceInput,
} from '@ur-desk/domain/value-added-services';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { valueAddedServiceMessages } from './value-added-service.messages';
import { ValueAddedServiceInputs } from './ValueAddedServiceInputs';

/** A new value-added service. */
export function ValueAddedServiceCreate() {
  const say = useSay(valueAddedServiceMessages);
  const navigate = useNavigate();
  const create = useAction<CreateValueAddedServiceInput, ValueAddedServiceView>('value-added-services', {
    idempotent: false,
    onDone: () => void navigate('/value-added-services'),
  });
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 960 }}>
        <CardContent>
          <HouseForm
            inputs={CreateValueAddedServiceInput}
            defaultValues={{ active: true, position: 500, fees: [] }}
            onSubmit={create.submit}
            submitLabel={say('create')}
            onCancel={() => void navigate('/value-added-services')}
          >
            <TextInput
              source="code"
              label={say('fields.code')}
              helperText={say('codeHint')}
              autoComplete="off"
              autoFocus
              fullWidth
            />
            <ValueAddedServiceInputs />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
