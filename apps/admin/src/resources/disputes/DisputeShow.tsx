import { Alert, Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type DisputeView } from '@ur-desk/domain/disputes';
import { PROVIDER_NAMES } from '@ur-desk/domain/payments';
import { CustomerLink } from '../../shared/CustomerLink';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RecordPage, RecordShow } from '../../shared/RecordPage';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { EventsOf } from '../provider-events/EventsOf';
import { RefundTable } from '../refunds/RefundTable';
import { TransferTable } from '../wallets/TransferTable';
import { DisputeActions } from './DisputeActions';
import { DisputeEffects } from './DisputeEffects';
import { DisputeEvidence } from './DisputeEvidence';
import { disputeMessages } from './dispute.messages';

function Answer({ answer }: { answer: NonNullable<DisputeView['answer']> }) {
  const say = useSay(disputeMessages);
  return (
    <>
      {say(`answers.${answer.kind}`, { name: answer.actor.name })} · <InstantText value={answer.at} />
      {answer.comment && ` · ${answer.comment}`}
    </>
  );
}

function DisputeFacts({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const { payment, answer, fee } = dispute;
  return (
    <Section title={say('facts')}>
      <Facts>
        <Fact label={say('fields.customerId')}>
          <CustomerLink customerId={dispute.customerId} />
        </Fact>
        <Fact label={say('fields.payment')}>
          <MuiLink component={Link} to={`/payments/${payment.id}/show`}>
            {payment.reference}
          </MuiLink>{' '}
          (<MoneyText value={payment.captured} />)
        </Fact>
        <Fact label={say('fields.amount')}>
          <MoneyText value={dispute.amount} strong />
        </Fact>
        <Fact label={say('fields.reason')}>
          {say(`reasons.${dispute.reason}`)} ({dispute.providerReason})
        </Fact>
        <Fact label={say('fields.evidenceDueAt')}>
          <InstantText value={dispute.evidenceDueAt} />
        </Fact>
        {dispute.fundsTaken ? (
          <>
            <Fact label={say('fields.fromWallet')}>
              <MoneyText value={dispute.fromWallet} />
            </Fact>
            <Fact label={say('fields.owed')}>
              <MoneyText value={dispute.owed} />
            </Fact>
            {dispute.bonusBack.amount > 0 && (
              <Fact label={say('fields.bonusBack')}>
                <MoneyText value={dispute.bonusBack} />
              </Fact>
            )}
          </>
        ) : (
          dispute.state !== 'won' && <Fact label={say('fields.fromWallet')}>{say('noMoneyTaken')}</Fact>
        )}
        {fee && (
          <Fact label={say('fields.fee')}>
            <MoneyText value={fee} />
          </Fact>
        )}
        {answer && (
          <Fact label={say('fields.answer')}>
            <Answer answer={answer} />
          </Fact>
        )}
        <Fact label={say('fields.provider')}>{PROVIDER_NAMES[dispute.provider]}</Fact>
        <Fact label={say('fields.providerReference')}>
          <ReferenceText value={dispute.providerReference} />
        </Fact>
        <Fact label={say('fields.createdAt')}>
          <InstantText value={dispute.createdAt} />
        </Fact>
        <Fact label={say('fields.askedAt')}>
          <InstantText value={dispute.askedAt} />
        </Fact>
        {dispute.settledAt && (
          <Fact label={say('fields.settledAt')}>
            <InstantText value={dispute.settledAt} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function DisputePage({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const { id, customerId, reference, state, answer, answerRefusal, payment } = dispute;
  return (
    <RecordPage
      title={say('title', { reference })}
      beside={<StatusChip status={state} label={say(`states.${state}`)} />}
      actions={<DisputeActions dispute={dispute} />}
      notices={
        <>
          {answer?.sending && <Alert severity="info">{say('sending')}</Alert>}
          {answerRefusal && <Alert severity="error">{say(`refusals.${answerRefusal}`)}</Alert>}
        </>
      }
      facts={<DisputeFacts dispute={dispute} />}
    >
      <DisputeEvidence key={dispute.version} dispute={dispute} />
      <DisputeEffects dispute={dispute} />
      <Section title={say('transfers')}>
        <TransferTable filter={{ customerId, causeId: id }} empty={say('noTransfers')} />
      </Section>
      <Section title={say('refunds')}>
        <RefundTable filter={{ paymentId: payment.id }} empty={say('noRefunds')} />
      </Section>
      <EventsOf subjectId={id} />
    </RecordPage>
  );
}

/** One dispute: what is disputed and until when, what proves us right, and what it does. */
export const DisputeShow = () => (
  <RecordShow<DisputeView>>{(dispute) => <DisputePage dispute={dispute} />}</RecordShow>
);
