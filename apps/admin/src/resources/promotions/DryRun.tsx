import { Box, Button, Card, CardContent, Stack, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type DryRunInput,
  type DryRunView,
  type TopUpDryRunInput,
  type TopUpDryRunView,
} from '@ur-desk/domain/renewals';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { TopUpBonus } from '../payments/TopUpBonus';
import { PriceLines } from '../renewals/PriceLines';
import { type Asked, purchaseOf, topUpOf } from './dry-run-order';
import { DryRunFields } from './DryRunFields';
import { promotionMessages } from './promotion.messages';
import { VerdictList } from './PromotionVerdicts';

type Answer = DryRunView | TopUpDryRunView;

/** The price with all that led to it, or the bonus with all that led to it. */
function DryRunAnswer({ answer }: { answer: Answer }) {
  const say = useSay(promotionMessages);
  const isTopUp = 'offer' in answer;
  return (
    <>
      <Typography variant="body2" sx={{ mb: 1 }}>
        <InstantText value={answer.at} />
      </Typography>
      {isTopUp && answer.offer.bonuses.length === 0 && (
        <Typography variant="body2">{say('dryRun.noBonus')}</Typography>
      )}
      {isTopUp ? (
        <>
          <TopUpBonus offer={answer.offer} />
          <VerdictList verdicts={answer.verdicts} couponCode={null} />
        </>
      ) : (
        <PriceLines price={answer.price} verdicts={<VerdictList {...answer} />} explained />
      )}
    </>
  );
}

/** Asks for a purchase or a top-up, whichever is tried. */
function useDryRun(asked: Asked, onDone: (answer: Answer) => void) {
  const purchase = useAction<DryRunInput, DryRunView>('promotions/dry-run', { idempotent: false, onDone });
  const topUp = useAction<TopUpDryRunInput, TopUpDryRunView>('promotions/top-up-dry-run', {
    idempotent: false,
    onDone,
  });
  if (asked.what === 'topUp') {
    const input = topUpOf(asked);
    return { ...topUp, run: input && (() => topUp.run(input)) };
  }
  const input = purchaseOf(asked);
  return { ...purchase, run: input && (() => purchase.run(input)) };
}

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  return (
    <Card>
      <CardContent>
        <Stack
          component="form"
          sx={{ gap: 2 }}
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {children}
        </Stack>
      </CardContent>
    </Card>
  );
}

/** What a customer would pay for a plan or be given with a top-up, and why: also at another time, with a promotion that is not released. */
export function DryRun() {
  const say = useSay(promotionMessages);
  const [search] = useSearchParams();
  const [asked, setAsked] = useState<Asked>({
    what: search.get('what') === 'topUp' ? 'topUp' : 'purchase',
    customerId: search.get('customerId'),
    planId: '',
    amount: null,
    promotionId: search.get('promotionId') ?? '',
    couponCode: '',
    localTime: '',
  });
  const [answer, setAnswer] = useState<Answer | null>(null);
  const { run, pending, problem } = useDryRun(asked, setAnswer);
  const change = (part: Partial<Asked>) => {
    setAsked({ ...asked, ...part });
    setAnswer(null);
  };
  const isTopUp = asked.what === 'topUp';
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
        <Form onSubmit={() => void run?.()}>
          <DryRunFields asked={asked} change={change} />
          <ProblemNotice problem={problem} />
          <Button type="submit" variant="contained" disabled={pending || run === null}>
            {say(isTopUp ? 'dryRun.runTopUp' : 'dryRun.run')}
          </Button>
        </Form>
        <Section title={say('dryRun.result')}>
          <div aria-live="polite">
            {answer ? (
              <DryRunAnswer answer={answer} />
            ) : (
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {say(isTopUp ? 'dryRun.nothingTopUp' : 'dryRun.nothing')}
              </Typography>
            )}
          </div>
        </Section>
      </Box>
    </>
  );
}
