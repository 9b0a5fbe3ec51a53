import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { type Change, CHANGE_FIELDS } from '@ur-desk/domain/approvals';
import { useSay } from '../../shared/messages';
import { approvalMessages } from './approval.messages';
import { useValueText } from './use-value-text';

/** Before → after, one line each, whatever it is that changes. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const say = useSay(approvalMessages);
  const translate = useTranslate();
  const text = useValueText();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: '1fr auto', gap: '6px 24px' }}>
      {changes.map(({ field, before, after }) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {say(`changes.${field}`)}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              display: 'flex',
              alignItems: 'center',
              justifyContent: 'flex-end',
              gap: 1,
              fontVariantNumeric: 'tabular-nums',
            }}
          >
            <span>{text(CHANGE_FIELDS[field], before)}</span>
            <ArrowIcon
              titleAccess={translate('desk.money.becomes')}
              sx={{ fontSize: 14, color: 'text.secondary' }}
            />
            <Box component="strong" sx={{ fontWeight: 650 }}>
              {text(CHANGE_FIELDS[field], after)}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
