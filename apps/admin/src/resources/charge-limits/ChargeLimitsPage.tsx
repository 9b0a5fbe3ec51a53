import { Stack } from '@mui/material';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { chargeLimitMessages } from './charge-limit.messages';
import { RenewTimes } from './RenewTimes';
import { RiskRules } from './RiskRules';
import { TaxRates } from './TaxRates';
import { TopUpLimits } from './TopUpLimits';
import { VelocityLimits } from './VelocityLimits';

/** What customers may be charged, and changing it for those who may. */
export function ChargeLimitsPage() {
  const say = useSay(chargeLimitMessages);
  return (
    <>
      <PageTitle title={say('title')} subtitle={say('intro')} />
      <Stack sx={{ gap: 2 }}>
        <TopUpLimits />
        <VelocityLimits />
        <TaxRates />
        <RenewTimes />
        <RiskRules />
      </Stack>
    </>
  );
}
