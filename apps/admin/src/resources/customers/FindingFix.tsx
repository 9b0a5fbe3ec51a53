import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useNotify, useUpdate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type CustomerOverviewView, type FindingView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { ServiceButton } from '../lines/ServiceButton';
import { useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';
import { useMayEdit } from './use-may-edit';

interface FindingFixProps {
  finding: FindingView;
  overview: CustomerOverviewView;
}

const Fix = ({
  onClick,
  disabled = false,
  children,
}: {
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
}) => (
  <Button
    variant="outlined"
    color="inherit"
    disabled={disabled}
    onClick={onClick}
    sx={{ flexShrink: 0, minHeight: 28, py: '1px' }}
  >
    {children}
  </Button>
);

/** Takes over the address that was probably meant, under the version that is on the screen. */
function UseEmail({ finding, overview }: FindingFixProps) {
  const say = useSay(customerMessages);
  const mayUpdate = useMayEdit(overview.customer);
  const notify = useNotify();
  const queries = useQueryClient();
  const [update] = useUpdate();
  const [pending, setPending] = useState(false);
  const { customer } = overview;
  const email = String(finding.params['suggestion']);
  if (!mayUpdate) return null;
  const fix = async () => {
    setPending(true);
    try {
      const params = {
        id: customer.id,
        data: { email },
        previousData: { id: customer.id },
        meta: { version: customer.version },
      };
      await update('customers', params, { returnPromise: true, mutationMode: 'pessimistic' });
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'warning' });
    }
    await queries.invalidateQueries();
    setPending(false);
  };
  return (
    <Fix disabled={pending} onClick={() => void fix()}>
      {say('fix.useEmail', { email })}
    </Fix>
  );
}

/** The record's own page: of a renewal to try its failed step again, of a dispute to answer it. */
function OpenRecord({ path, label }: { path: string; label: string }) {
  const navigate = useNavigate();
  return <Fix onClick={() => void navigate(`/${path}/show`)}>{label}</Fix>;
}

/** The button that puts a finding right, where there is one and the role may press it. */
export function FindingFix(props: FindingFixProps) {
  const say = useSay(customerMessages);
  const { renew, addOn, topUp, refund, adjust, verify, showTab } = useCustomerActions();
  const { finding } = props;
  const { id } = finding.subject;
  switch (finding.code) {
    case 'email_suspect':
      return <UseEmail {...props} />;
    case 'no_active_plan':
    case 'auto_renew_stopped':
    case 'expires_soon':
      return renew && <Fix onClick={() => renew(id)}>{say('fix.renew')}</Fix>;
    case 'allowance_used_up':
    case 'allowance_low':
      return addOn && <Fix onClick={() => addOn(id)}>{say('addOn')}</Fix>;
    case 'paid_not_active':
      return <OpenRecord path={`renewals/${id}`} label={say(renew ? 'fix.goOn' : 'fix.show')} />;
    case 'renewal_failed':
      return <OpenRecord path={`renewals/${id}`} label={say(renew ? 'fix.retry' : 'fix.show')} />;
    case 'balance_too_low':
      return topUp && <Fix onClick={topUp}>{say('fix.topUp')}</Fix>;
    case 'refund_stuck':
      return refund && <Fix onClick={() => showTab('refunds')}>{say('fix.show')}</Fix>;
    case 'allowance_missing':
      return adjust && <Fix onClick={adjust}>{say('fix.adjust')}</Fix>;
    case 'auto_renew_will_fail':
      return (
        <Fix onClick={() => showTab(finding.params['obstacle'] === 'planNotSold' ? 'lines' : 'methods')}>
          {say('fix.show')}
        </Fix>
      );
    case 'email_bounced':
    case 'phone_bounced':
    case 'email_unverified':
    case 'phone_unverified':
      return (
        verify && (
          <Fix onClick={() => verify('contact', finding.code.startsWith('email') ? 'email' : 'phone')}>
            {say('fix.verify')}
          </Fix>
        )
      );
    case 'payments_blocked':
    case 'method_blocked':
    case 'method_expired':
    case 'method_expiring':
      return <Fix onClick={() => showTab('methods')}>{say('fix.show')}</Fix>;
    case 'payment_duplicate':
      return refund ? (
        <Fix onClick={() => refund(id)}>{say('fix.refundOne')}</Fix>
      ) : (
        <Fix onClick={() => showTab('payments')}>{say('fix.show')}</Fix>
      );
    case 'payment_unknown':
    case 'charge_differs':
      return <Fix onClick={() => showTab('payments')}>{say('fix.show')}</Fix>;
    case 'possible_duplicate':
      return <OpenRecord path={`customers/${id}`} label={say('fix.show')} />;
    case 'dispute_open':
      return <OpenRecord path={`disputes/${id}`} label={say('fix.show')} />;
    case 'renewal_stuck':
    case 'renewal_awaits_customer':
      return <OpenRecord path={`renewals/${id}`} label={say('fix.show')} />;
    case 'line_order_refused':
    case 'line_order_late':
      return <Fix onClick={() => showTab('lines')}>{say('fix.show')}</Fix>;
    case 'line_suspended': {
      const line = props.overview.lines.find((entry) => entry.line.id === id)?.line;
      return line ? <ServiceButton line={line} /> : null;
    }
    case 'message_failed':
      return <Fix onClick={() => showTab('messages')}>{say('fix.show')}</Fix>;
    default:
      return null;
  }
}
