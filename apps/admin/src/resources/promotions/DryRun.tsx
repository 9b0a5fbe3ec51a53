import { Box, Button, Card, CardContent, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { instantOfLocalTime } from '@ur-desk/domain/kernel';
import { type DryRunInput, type DryRunView } from '@ur-desk/domain/renewals';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { operatorZone } from '../../shared/zones';
import { CustomerPicker } from '../customers/CustomerPicker';
import { PriceLines } from '../renewals/PriceLines';
import { promotionMessages } from './promotion.messages';
import { VerdictList } from './PromotionVerdicts';
import { usePlanNames, usePromotionNames } from './use-names';

interface Asked {
  customerId: string | null;
  planId: string;
  promotionId: string;
  couponCode: string;
  /** On the operator's clock; empty: now. */
  localTime: string;
}

/** What is asked, as the API takes it; null: not enough to ask. */
function inputOf({ customerId, planId, promotionId, couponCode, localTime }: Asked): DryRunInput | null {
  if (customerId === null || planId === '') return null;
  const at = localTime === '' ? null : instantOfLocalTime(localTime, operatorZone());
  return {
    customerId,
    planId,
    ...(promotionId === '' ? {} : { promotionId }),
    ...(couponCode.trim() === '' ? {} : { couponCode: couponCode.trim() }),
    ...(at === null ? {} : { at }),
  };
}

interface FieldsProps {
  asked: Asked;
  change: (part: Partial<Asked>) => void;
}

function Fields({ asked, change }: FieldsProps) {
  const say = useSay(promotionMessages);
  const plans = usePlanNames();
  const promotions = usePromotionNames();
  return (
    <>
      <CustomerPicker
        label={say('dryRun.customer')}
        value={asked.customerId}
        onChange={(customerId) => change({ customerId })}
      />
      <TextField
        select
        label={say('dryRun.plan')}
        value={plans.length === 0 ? '' : asked.planId}
        onChange={(event) => change({ planId: event.target.value })}
      >
        {plans.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={say('fields.coupon')}
        value={asked.couponCode}
        onChange={(event) => change({ couponCode: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off', spellCheck: false } }}
      />
      <TextField
        type="datetime-local"
        label={say('dryRun.at', { zone: operatorZone() })}
        value={asked.localTime}
        onChange={(event) => change({ localTime: event.target.value })}
        helperText={say('dryRun.atHint')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label={say('dryRun.draftOf')}
        value={promotions.length === 0 ? '' : asked.promotionId}
        onChange={(event) => change({ promotionId: event.target.value })}
        helperText={say('dryRun.draftHint')}
      >
        <MenuItem value="">{say('none')}</MenuItem>
        {promotions.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

/** What a customer would pay for a plan, and why: also at another time, with a code, with a promotion that is not released. */
export function DryRun() {
  const say = useSay(promotionMessages);
  const [search] = useSearchParams();
  const [asked, setAsked] = useState<Asked>({
    customerId: search.get('customerId'),
    planId: '',
    promotionId: search.get('promotionId') ?? '',
    couponCode: '',
    localTime: '',
  });
  const [answer, setAnswer] = useState<DryRunView | null>(null);
  const { run, pending, problem } = useAction<DryRunInput, DryRunView>('promotions/dry-run', {
    idempotent: false,
    onDone: setAnswer,
  });
  const input = inputOf(asked);
  const change = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part });
    setAnswer(null);
  };
  return (
    <>
      <PageTitle title={say('dryRun.title')} subtitle={say('dryRun.intro')} />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { md: 'minmax(0, 5fr) minmax(0, 7fr)' },
        }}
      >
        <Card>
          <CardContent>
            <Stack
              component="form"
              sx={{ gap: 2 }}
              onSubmit={(event) => {
                event.preventDefault();
                if (input) void run(input);
              }}
            >
              <Fields asked={asked} change={change} />
              <ProblemNotice problem={problem} />
              <Button type="submit" variant="contained" disabled={pending || input === null}>
                {say('dryRun.run')}
              </Button>
            </Stack>
          </CardContent>
        </Card>
        <Section title={say('dryRun.result')}>
          <div aria-live="polite">
            {answer ? (
              <>
                <Typography variant="body2" sx={{ mb: 1 }}>
                  <InstantText value={answer.at} />
                </Typography>
                <PriceLines price={answer.price} verdicts={<VerdictList {...answer} />} explained />
              </>
            ) : (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {say('dryRun.nothing')}
              </Typography>
            )}
          </div>
        </Section>
      </Box>
    </>
  );
}
