import { Alert, Card, CardContent } from '@mui/material';
import { useNavigate, useParams } from 'react-router-dom';
import {
  PROMOTION_PARTS,
  type PromotionContent,
  type PromotionDetailView,
  type PromotionPart,
  UpdatePromotionInput,
} from '@ur-desk/domain/promotions';
import { HouseForm } from '../../shared/HouseForm';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { useAction } from '../../shared/use-action';
import { promotionMessages } from './promotion.messages';
import { PromotionInputs } from './PromotionForm';
import { usePromotion } from './use-promotion';
import { usePromotionTexts } from './use-promotion-texts';

/** What the form edits: the draft, or what the next draft begins with. */
function contentOf({ draft, versions }: PromotionDetailView): Partial<UpdatePromotionInput> {
  const base = draft ?? versions[0];
  if (!base) return {};
  return Object.fromEntries(PROMOTION_PARTS.map((name) => [name, base[name]]));
}

const isPart = (field: string): field is PromotionPart =>
  (PROMOTION_PARTS as readonly string[]).includes(field);

function EditPromotion({ promotion }: { promotion: PromotionDetailView }) {
  const say = useSay(promotionMessages);
  const navigate = useNavigate();
  const { nameOf, part } = usePromotionTexts();
  const base = promotion.draft ?? promotion.versions[0];
  const { submit } = useAction<UpdatePromotionInput, PromotionDetailView>(`promotions/${promotion.id}`, {
    method: 'PATCH',
    idempotent: false,
    onDone: () => void navigate(`/promotions/${promotion.id}/show`),
  });
  if (!base) return null;
  return (
    <>
      <PageTitle title={say('editTitle', { promotion: nameOf(promotion) })} subtitle={promotion.code} />
      <Card sx={{ maxWidth: 900 }}>
        <CardContent>
          <Alert severity="info" sx={{ mb: 2 }}>
            {say(promotion.draft ? 'editDraft' : 'editReleased', { version: base.versionNo })}
          </Alert>
          <HouseForm
            inputs={UpdatePromotionInput}
            defaultValues={contentOf(promotion)}
            versioned={{
              version: promotion.version,
              valuesIn: contentOf,
              label: (field) => (isPart(field) ? say(`fields.${field}`) : field),
              show: (field, values) => isPart(field) && part(values as unknown as PromotionContent, field),
            }}
            onSubmit={submit}
            submitLabel={say('saveDraft')}
            onCancel={() => void navigate(`/promotions/${promotion.id}/show`)}
          >
            <PromotionInputs own={promotion.id} />
          </HouseForm>
        </CardContent>
      </Card>
    </>
  );
}

/** Changes the draft of a promotion, or begins the next one. */
export function PromotionEdit() {
  const { id = '' } = useParams();
  return (
    <Loaded query={usePromotion(id)} lines={PAGE_LINES}>
      {(promotion) => <EditPromotion key={promotion.id} promotion={promotion} />}
    </Loaded>
  );
}
