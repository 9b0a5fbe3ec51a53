import { Dialog, DialogContent, DialogTitle, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { DateInput, SelectInput, TextInput } from 'react-admin';
import {
  type MembershipView,
  NO_TIER,
  OVERRIDE_ALONE_DAYS,
  OverrideMembershipInput,
} from '@ur-desk/domain/memberships';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { membershipMessages } from './membership.messages';
import { useTierName, useTiers } from './use-tiers';

/** Sets a customer's tier by hand: which, until when, why. */
export function OverrideDialog({ membership, onClose }: { membership: MembershipView; onClose: () => void }) {
  const say = useSay(membershipMessages);
  const heading = useId();
  const nameOf = useTierName();
  const codes = [NO_TIER, ...useTiers().map(({ code }) => code)];
  const set = useAction<OverrideMembershipInput, MembershipView>(`memberships/${membership.id}/override`, {
    onDone: onClose,
  });
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('setTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('setIntro')} {say('longHint', { days: OVERRIDE_ALONE_DAYS })}
        </Typography>
        <HouseForm
          inputs={OverrideMembershipInput}
          onSubmit={set.submit}
          submitLabel={say('submit')}
          onCancel={onClose}
        >
          <Stack sx={{ gap: 1, pt: 2 }}>
            <SelectInput
              source="tier"
              label={say('fields.tier')}
              choices={codes.map((id) => ({ id, name: nameOf(id) }))}
              translateChoice={false}
              fullWidth
            />
            <DateInput source="until" label={say('fields.until')} helperText={say('untilHint')} />
            <TextInput source="reason" label={say('fields.reason')} multiline fullWidth autoComplete="off" />
          </Stack>
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
