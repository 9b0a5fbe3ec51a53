import VerifiedIcon from '@mui/icons-material/VerifiedUserOutlined';
import { Button, Chip, Tooltip } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type OverviewCaller } from '@ur-desk/domain/customers';
import { type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { operatorZone } from '../../shared/zones';
import { useCustomerActions } from '../customers/customer-actions';
import { verificationMessages } from './verification.messages';

/** Whether it is proved who calls, for the one who looks; else the way to prove it. */
export function CallerCheck({ caller }: { caller: OverviewCaller | null }) {
  const say = useSay(verificationMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { verify } = useCustomerActions();
  if (caller?.validUntil) {
    const at = formatInstant(caller.validUntil, operatorZone(), locale);
    const by =
      caller.method === 'code' ? say('callerBy.code') : say('callerBy.vouched', { name: caller.staffName });
    return (
      <Tooltip title={by} describeChild>
        <Chip
          size="small"
          color="success"
          variant="outlined"
          icon={<VerifiedIcon />}
          label={say('callerUntil', { at })}
        />
      </Tooltip>
    );
  }
  return verify && <Button onClick={() => verify('caller')}>{say('verifyCaller')}</Button>;
}
