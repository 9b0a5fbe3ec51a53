import { Card, CardContent } from '@mui/material';
import { TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CreateTierInput, EMPTY_TIER, type MembershipTierView } from '@ur-desk/domain/memberships';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { tierMessages } from './tier.messages';
import { TierInputs } from './TierInputs';

/** A new tier. */
export function TierCreate() {
  const say = useSay(tierMessages);
  const navigate = useNavigate();
  const create = useAction<CreateTierInput, MembershipTierView>('membership-tiers', {
    idempotent: false,
    onDone: () => void navigate('/membership-tiers'),
  });
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 820 }}>
        <CardContent>
          <HouseForm
            inputs={CreateTierInput}
            defaultValues={EMPTY_TIER}
            onSubmit={create.submit}
            submitLabel={say('create')}
            onCancel={() => void navigate('/membership-tiers')}
          >
            <TierInputs>
              <TextInput
                source="code"
                label={say('fields.code')}
                helperText={say('codeHint')}
                autoComplete="off"
                autoFocus
              />
            </TierInputs>
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
