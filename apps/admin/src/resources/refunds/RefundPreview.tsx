import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box, Stack, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type RefundDecision, type RefundFacts, refundableRest } from '@ur-desk/domain/refunds';
import { MoneyChanges } from '../../shared/ConfirmMoneyDialog';
import { useSay } from '../../shared/messages';
import { StatusChip } from '../../shared/StatusChip';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';

interface RefundPreviewProps {
  facts: RefundFacts;
  /** Null while the form cannot be decided: then nothing changes. */
  decision: RefundDecision | null;
}

function PlanChange({ facts, decision }: RefundPreviewProps) {
  const say = useSay(refundMessages);
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { plan } = facts;
  if (!plan) return null;
  const after = decision?.planAfter ?? plan.state;
  return (
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 2, mt: 0.75 }}>
      <Typography sx={{ color: 'text.secondary' }}>{plan.planName[locale]}</Typography>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 1 }}>
        <StatusChip status={plan.state} label={say(`planStates.${plan.state}`)} />
        {after !== plan.state && (
          <>
            <ArrowIcon
              titleAccess={translate('desk.money.becomes')}
              sx={{ fontSize: 14, color: 'text.secondary' }}
            />
            <StatusChip status={after} label={say(`planStates.${after}`)} />
          </>
        )}
      </Stack>
    </Stack>
  );
}

/** The end state: balance, what is still refundable, the plan. Shows a decision, decides nothing. */
export function RefundPreview({ facts, decision }: RefundPreviewProps) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const rest = refundableRest(facts);
  const changes = [
    {
      label: say('balance'),
      before: facts.walletBalance,
      after: decision?.balanceAfter ?? facts.walletBalance,
    },
    { label: say('refundable'), before: rest, after: decision?.refundableAfter ?? rest },
  ];
  return (
    <Box component="section" aria-label={say('endState')} aria-live="polite">
      <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
        {say('endState')}
      </Typography>
      <MoneyChanges changes={changes} />
      <PlanChange facts={facts} decision={decision} />
      {decision && decision.bonusBack.amount > 0 && (
        <Typography sx={{ mt: 0.75 }}>
          {say('bonusBack', { amount: moneyText(decision.bonusBack) })}
        </Typography>
      )}
      {decision?.couponUse === 'back' && (
        <Typography sx={{ mt: 0.75 }}>{say('usesAgain', { smart_count: facts.purchase.uses })}</Typography>
      )}
    </Box>
  );
}
