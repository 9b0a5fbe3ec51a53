import { Stack, Typography } from '@mui/material';
import { type ApprovalWhy } from '@ur-desk/domain/approvals';
import { useSay } from '../../shared/messages';
import { approvalMessages } from './approval.messages';
import { useValueText } from './use-value-text';

/** Which limits are exceeded, and by what. */
export function WhyList({ why }: { why: readonly ApprovalWhy[] }) {
  const say = useSay(approvalMessages);
  const text = useValueText();
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 0.25 }}>
      {why.map(({ cause, unit, limit, value }) => (
        <Typography component="li" variant="body2" key={`${cause} ${text(unit, limit)}`}>
          {say(`causes.${cause}`, { value: text(unit, value), limit: text(unit, limit) })}
        </Typography>
      ))}
    </Stack>
  );
}
