import { Box, Link as MuiLink, Stack } from '@mui/material';
import { ReferenceField, ShowBase, useLocaleState, useShowContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { REFUND_REASON_TEXTS, type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Fact, Facts, Section, Skeleton } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { TransferTable } from '../wallets/TransferTable';
import { PolicyVerdictNote } from './PolicyVerdictNote';
import { refundMessages } from './refund.messages';
import { SuggestionTerms } from './SuggestionTerms';

function RefundFacts({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <ReferenceField source="customerId" reference="customers" link="show" />
        </Fact>
        <Fact label={say('fields.payment')}>
          <MuiLink component={Link} to={`/payments/${refund.payment.id}/show`}>
            {refund.payment.reference}
          </MuiLink>
        </Fact>
        <Fact label={say('fields.amount')}>
          <MoneyText strong value={refund.amount} />
        </Fact>
        <Fact label={say('fields.destination')}>{say(`destinations.${refund.destination}`)}</Fact>
        <Fact label={say('fields.reasonCode')}>{REFUND_REASON_TEXTS[refund.reasonCode][locale]}</Fact>
        {refund.comment && <Fact label={say('fields.comment')}>{refund.comment}</Fact>}
        <Fact label={say('fields.planEffect')}>{say(`planEffects.${refund.planEffect}`)}</Fact>
        {refund.overrideReason && <Fact label={say('fields.overrideReason')}>{refund.overrideReason}</Fact>}
        <Fact label={say('fields.balanceAfter')}>
          <MoneyText value={refund.balanceAfter} />
        </Fact>
        <Fact label={say('fields.refundableAfter')}>
          <MoneyText value={refund.refundableAfter} />
        </Fact>
        <Fact label={say('fields.actor')}>{refund.actor.name}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={refund.createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

function RefundPage() {
  const say = useSay(refundMessages);
  const { record: refund, error, refetch } = useShowContext<RefundView>();
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!refund) return <Skeleton lines={8} />;
  return (
    <>
      <PageTitle
        title={say('title', { reference: refund.reference })}
        beside={<StatusChip status={refund.state} label={say(`states.${refund.state}`)} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <RefundFacts refund={refund} />
        <Stack sx={{ gap: 2 }}>
          <Section title={say('how')}>
            <Stack sx={{ gap: 2 }}>
              <SuggestionTerms suggestion={refund.suggestion} />
              <PolicyVerdictNote policy={refund.policy} />
            </Stack>
          </Section>
          <Section title={say('transfers')}>
            <TransferTable filter={{ customerId: refund.customerId, causeId: refund.id }} empty="–" />
          </Section>
        </Stack>
      </Box>
    </>
  );
}

/** One refund: what was given back, why, on what calculation, and what moved. */
export function RefundShow() {
  return (
    <ShowBase>
      <RefundPage />
    </ShowBase>
  );
}
