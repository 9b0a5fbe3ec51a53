import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import { Button, Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { TextInput } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { ClonePromotionInput, type PromotionDetailView } from '@ur-desk/domain/promotions';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { promotionMessages } from './promotion.messages';
import { usePromotionTexts } from './use-promotion-texts';

/** A new draft that says the same, under a code of its own. */
export function CloneButton({ promotion }: { promotion: PromotionDetailView }) {
  const say = useSay(promotionMessages);
  const { nameOf } = usePromotionTexts();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const heading = useId();
  const { submit } = useAction<ClonePromotionInput, PromotionDetailView>(`promotions/${promotion.id}/clone`, {
    idempotent: false,
    onDone: ({ id }) => {
      setOpen(false);
      void navigate(`/promotions/${id}/show`);
    },
  });
  return (
    <>
      <Button startIcon={<CopyIcon />} onClick={() => setOpen(true)}>
        {say('clone')}
      </Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} aria-labelledby={heading} fullWidth maxWidth="xs">
          <DialogTitle id={heading}>{say('cloneTitle', { promotion: nameOf(promotion) })}</DialogTitle>
          <DialogContent>
            <Typography variant="body2" sx={{ mb: 1 }}>
              {say('cloneText')}
            </Typography>
            <HouseForm
              inputs={ClonePromotionInput}
              defaultValues={{ code: `${promotion.code}-2` }}
              onSubmit={submit}
              submitLabel={say('cloneNow')}
              onCancel={() => setOpen(false)}
            >
              <TextInput
                source="code"
                label={say('fields.code')}
                helperText={say('codeHint')}
                autoComplete="off"
                autoFocus
                fullWidth
              />
            </HouseForm>
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
