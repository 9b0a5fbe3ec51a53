import { Alert, Link as MuiLink, Stack } from '@mui/material';
import { Link, useNavigate } from 'react-router-dom';
import { awaitsSource, type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ReferenceText } from '../../shared/ReferenceText';
import { Fact, Facts, Section } from '../../shared/Section';
import { PayOutByHand } from './PayOutByHand';
import { refundMessages } from './refund.messages';
import { CheckButton, RetryButtons } from './RetryButtons';

/** What the provider said of a refund, in words. */
function useAnswerText(): (refund: RefundView) => string | null {
  const say = useSay(refundMessages);
  return ({ state, source }) => {
    if (source?.failureCode) return say(`failures.${source.failureCode}`);
    if (source?.byHand && (state === 'submitted' || state === 'succeeded')) return say(`byHand.${state}`);
    if (source?.reviewReason) return say('answers.review');
    return state === 'succeeded' || state === 'submitted' || state === 'unknown'
      ? say(`answers.${state}`)
      : null;
  };
}

const severityOf = ({ state, source }: RefundView) =>
  state === 'failed' ? 'error' : state === 'unknown' || source?.reviewReason ? 'warning' : 'info';

/** The part that goes to the source: what the provider does with it, and what can be done when it refuses or is silent. */
export function RefundAtSource({ refund }: { refund: RefundView }) {
  const say = useSay(refundMessages);
  const answer = useAnswerText()(refund);
  const navigate = useNavigate();
  const { source, replaces, replacedBy } = refund;
  return (
    <Section title={say(source?.byHand ? 'byHand.title' : 'atSource')}>
      <Stack sx={{ gap: 2, alignItems: 'flex-start' }}>
        {answer && <Alert severity={severityOf(refund)}>{answer}</Alert>}
        <Facts>
          <Fact label={say('toSource')}>
            <MoneyText strong value={refund.toSource} />
          </Fact>
          <Fact label={say('toWallet')}>
            <MoneyText value={refund.toWallet} />
          </Fact>
          {source?.providerReference && (
            <Fact label={say('providerReference')}>
              <ReferenceText value={source.providerReference} />
            </Fact>
          )}
          {source?.nextCheckAt && (
            <Fact label={say('nextCheck')}>
              <InstantText value={source.nextCheckAt} />
            </Fact>
          )}
          {source && source.checks > 0 && <Fact label={say('checks')}>{source.checks}</Fact>}
          {replaces && <RefundLink label={say('replaces')} to={replaces} />}
          {replacedBy && <RefundLink label={say('replacedBy')} to={replacedBy} />}
        </Facts>
        {awaitsSource(refund.state) && !source?.byHand && <CheckButton refund={refund} />}
        {source?.byHand && <PayOutByHand refund={refund} />}
        <RetryButtons
          refund={refund}
          onDone={(made) => {
            void navigate(`/refunds/${made.id}/show`);
          }}
        />
      </Stack>
    </Section>
  );
}

const RefundLink = ({ label, to }: { label: string; to: NonNullable<RefundView['replaces']> }) => (
  <Fact label={label}>
    <MuiLink component={Link} to={`/refunds/${to.id}/show`}>
      {to.reference}
    </MuiLink>
  </Fact>
);
