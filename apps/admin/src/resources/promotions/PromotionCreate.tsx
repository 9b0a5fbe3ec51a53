import { Card, CardContent, MenuItem, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { TextInput, useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { CreatePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { HouseForm } from '../../shared/HouseForm';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { promotionMessages } from './promotion.messages';
import { PromotionInputs } from './PromotionForm';
import { contentOf, type Template, TEMPLATES } from './templates';

/** A new promotion, as a draft. */
export function PromotionCreate() {
  const say = useSay(promotionMessages);
  const navigate = useNavigate();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const [chosen, setChosen] = useState<Template | null>(null);
  const template = chosen ?? 'blank';
  const first = useMemo(() => contentOf(template, new Date().toISOString(), operatorZone()), [template]);
  const submit = async (body: CreatePromotionInput) => {
    const promotion = await dataProvider.action<PromotionDetailView>('promotions', body);
    void navigate(`/promotions/${promotion.id}/show`);
  };
  return (
    <>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Card sx={{ maxWidth: 900 }}>
        <CardContent>
          <TextField
            select
            label={say('template')}
            value={template}
            onChange={(event) => setChosen(event.target.value as Template)}
            sx={{ width: 320, mb: 2 }}
          >
            {TEMPLATES.map((one) => (
              <MenuItem key={one} value={one}>
                {say(`templates.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <HouseForm
            key={chosen}
            inputs={CreatePromotionInput}
            defaultValues={first}
            onSubmit={submit}
            submitLabel={say('saveDraft')}
            onCancel={() => void navigate('/promotions')}
          >
            <PromotionInputs>
              <TextInput
                source="code"
                label={say('fields.code')}
                helperText={say('codeHint')}
                autoComplete="off"
                // Only at first: the list of templates that closes takes the focus from a form that is not there yet.
                autoFocus={chosen === null}
              />
            </PromotionInputs>
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}
