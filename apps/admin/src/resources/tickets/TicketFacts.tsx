import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type Instant } from '@ur-desk/domain/kernel';
import { NO_TIER } from '@ur-desk/domain/memberships';
import {
  isTicketOver,
  TICKET_PRIORITIES,
  type TicketDetailView,
  type TicketLinkView,
} from '@ur-desk/domain/tickets';
import { CustomerLink } from '../../shared/CustomerLink';
import { InPlaceField } from '../../shared/InPlaceField';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { usePhoneText } from '../customers/phone-text';
import { useReasonText } from '../reason-codes/use-reason-text';
import { AssigneeSelect } from './AssigneeSelect';
import { ticketMessages } from './ticket.messages';

/** Kinds whose records have a page of their own; a line is on its customer's page. */
const PAGES: Partial<Record<TicketLinkView['kind'], string>> = {
  payment: 'payments',
  renewal: 'renewals',
  refund: 'refunds',
  adjustment: 'adjustments',
  dispute: 'disputes',
};

function LinkedRecord({ link, customerId }: { link: TicketLinkView; customerId: string }) {
  const say = useSay(ticketMessages);
  const page = PAGES[link.kind];
  const path = page ? `/${page}/${link.id}/show` : `/customers/${customerId}/show?tab=lines`;
  return (
    <>
      {say(`links.${link.kind}`)}{' '}
      <MuiLink component={Link} to={path}>
        {link.reference}
      </MuiLink>
    </>
  );
}

interface PromiseProps {
  due: Instant | null;
  kept: Instant | null;
  keptText: string;
  zone: string;
}

/** One of the two clocks: until when, and when it was kept. */
function Promised({ due, kept, keptText, zone }: PromiseProps) {
  const say = useSay(ticketMessages);
  return (
    <>
      {kept !== null && (
        <div>
          {keptText} <InstantText value={kept} customerZone={zone} />
        </div>
      )}
      {due !== null && (
        <div>
          {say('dueBy')} <InstantText value={due} customerZone={zone} />
        </div>
      )}
      {due === null && kept === null && say('stands')}
    </>
  );
}

function Clocks({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const { zone } = ticket.customer;
  return (
    <>
      <Fact label={say('fields.firstResponse')}>
        <Promised
          due={ticket.firstResponseDueAt}
          kept={ticket.firstRespondedAt}
          keptText={say('given')}
          zone={zone}
        />
      </Fact>
      <Fact label={say('fields.resolution')}>
        <Promised due={ticket.resolutionDueAt} kept={ticket.resolvedAt} keptText={say('done')} zone={zone} />
      </Fact>
    </>
  );
}

/** What the ticket can be changed in, by those who may. */
function Changeable({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const mayUpdate = useMay('tickets:update');
  const target = {
    resource: 'tickets',
    record: ticket,
    readOnly: !mayUpdate || isTicketOver(ticket.state),
  };
  const priorities = TICKET_PRIORITIES.map((value) => ({ value, label: say(`priorities.${value}`) }));
  return (
    <>
      <Fact label={say('fields.subject')}>
        <InPlaceField
          {...target}
          source="subject"
          label={say('fields.subject')}
          maxLength={200}
          format={(subject) => subject ?? say('erased')}
        />
      </Fact>
      <Fact label={say('fields.priority')}>
        <InPlaceField {...target} source="priority" label={say('fields.priority')} choices={priorities} />
      </Fact>
      <Fact label={say('fields.assignee')}>
        <AssigneeSelect ticket={ticket} />
      </Fact>
    </>
  );
}

/** Whose it is, who works on it, and what was promised. */
export function TicketFacts({ ticket }: { ticket: TicketDetailView }) {
  const say = useSay(ticketMessages);
  const phoneText = usePhoneText();
  const reasonText = useReasonText();
  const { customer, customerId, link, wrapUpCode, tier } = ticket;
  return (
    <Facts>
      <Changeable ticket={ticket} />
      <Clocks ticket={ticket} />
      <Fact label={say('fields.customerId')}>
        <CustomerLink customerId={customerId} /> · {customer.reference}
      </Fact>
      {customer.msisdn && <Fact label={say('fields.msisdn')}>{phoneText(customer.msisdn)}</Fact>}
      <Fact label={say('fields.language')}>{say(`locales.${customer.locale}`)}</Fact>
      {tier !== NO_TIER && <Fact label={say('fields.tier')}>{tier}</Fact>}
      {link && (
        <Fact label={say('fields.link')}>
          <LinkedRecord link={link} customerId={customerId} />
        </Fact>
      )}
      {wrapUpCode && <Fact label={say('fields.wrapUp')}>{reasonText(wrapUpCode)}</Fact>}
      <Fact label={say('fields.createdAt')}>
        <InstantText value={ticket.createdAt} customerZone={customer.zone} />
      </Fact>
      <Fact label={say('fields.createdBy')}>
        <bdi>{ticket.createdBy}</bdi>
      </Fact>
    </Facts>
  );
}
