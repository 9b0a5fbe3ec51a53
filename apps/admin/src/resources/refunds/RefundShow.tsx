import { Link as MuiLink, Stack, Typography } from '@mui/material';
import { ReferenceField } from 'react-admin';
import { Link } from 'react-router-dom';
import { type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ReceiptButton } from '../../shared/ReceiptButton';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useReasonText } from '../reason-codes/use-reason-text';
import { EventsOf } from '../provider-events/EventsOf';
import { TransferTable } from '../wallets/TransferTable';
import { RefundAtSource } from './RefundAtSource';
import { PolicyVerdictNote } from './PolicyVerdictNote';
import { refundMessages } from './refund.messages';
import { UndoRefundButton } from './UndoRefundButton';
import { SuggestionTerms } from './SuggestionTerms';

function RefundFacts({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const reasonText = useReasonText();
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
        <Fact label={say('fields.reasonCode')}>{reasonText(refund.reasonCode)}</Fact>
        {refund.renewal && (
          <Fact label={say('fields.renewal')}>
            <MuiLink component={Link} to={`/renewals/${refund.renewal.id}/show`}>
              {refund.renewal.reference}
            </MuiLink>
          </Fact>
        )}
        {refund.comment && <Fact label={say('fields.comment')}>{refund.comment}</Fact>}
        <Fact label={say('fields.planEffect')}>{say(`planEffects.${refund.planEffect}`)}</Fact>
        {refund.planEndsAt && (
          <Fact label={say('planEndsAt')}>
            <InstantText value={refund.planEndsAt} />
          </Fact>
        )}
        <Fact label={say('fields.tierProgress')}>{say(`tierProgress.${refund.tierProgress}`)}</Fact>
        {refund.couponUse === 'back' && <Fact label={say('fields.couponUse')}>{say('couponUseBack')}</Fact>}
        {refund.overrideReason && <Fact label={say('fields.overrideReason')}>{refund.overrideReason}</Fact>}
        <Fact label={say('fields.balanceAfter')}>
          <MoneyText value={refund.balanceAfter} />
        </Fact>
        <Fact label={say('fields.refundableAfter')}>
          <MoneyText value={refund.refundableAfter} />
        </Fact>
        <RequestFacts refund={refund} />
        <Fact label={say('fields.actor')}>{refund.actor.name}</Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={refund.createdAt} />
        </Fact>
      </Facts>
    </Section>
  );
}

/** The request that it became, and who decided it. */
function RequestFacts({ refund: { approval } }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  if (!approval) return null;
  return (
    <>
      <Fact label={say('fields.approval')}>
        <MuiLink component={Link} to={`/approvals/${approval.id}/show`}>
          {approval.reference}
        </MuiLink>
      </Fact>
      {approval.decidedBy && <Fact label={say('fields.decidedBy')}>{approval.decidedBy}</Fact>}
    </>
  );
}

function RefundPage({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const { id, customerId, state, suggestion, policy } = refund;
  return (
    <RecordPage
      title={say('title', { reference: refund.reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={
        <>
          {state === 'succeeded' && <ReceiptButton of="refunds" id={id} />}
          <UndoRefundButton refund={refund} />
        </>
      }
      facts={<RefundFacts refund={refund} />}
    >
      {refund.source && <RefundAtSource refund={refund} />}
      <Section title={say('how')}>
        <Stack sx={{ gap: 2 }}>
          <SuggestionTerms suggestion={suggestion} />
          {refund.renewal ? (
            <Typography variant="body2">{say('byRule')}</Typography>
          ) : (
            <PolicyVerdictNote policy={policy} />
          )}
        </Stack>
      </Section>
      <Section title={say('transfers')}>
        <TransferTable filter={{ customerId, causeId: id }} empty="–" />
      </Section>
      {refund.source && <EventsOf subjectId={id} />}
    </RecordPage>
  );
}

/** One refund: what was given back, why, on what calculation, and what moved. */
export const RefundShow = () => (
  <RecordShow<RefundView>>{(refund) => <RefundPage refund={refund} />}</RecordShow>
);
