import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { type PaymentProviderView, type ProviderEventDetailView } from '@ur-desk/domain/provider-events';
import { renderInConsole } from '../../../test/console';
import { EventsOf } from './EventsOf';
import { ProviderEventShow } from './ProviderEventShow';
import { ProvidersPage } from './ProvidersPage';

let mockRole: Role = 'finance';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const AT = '2026-11-22T12:00:00.000Z';

const EVENT: ProviderEventDetailView = {
  id: 'e1',
  provider: 'sandbox',
  eventId: 'evt_1',
  type: 'charge.captured',
  kind: 'payment',
  state: 'failed',
  problem: 'amountDiffers',
  customerId: null,
  subject: { kind: 'payment', id: 'p1' },
  tries: 1,
  occurredAt: AT,
  receivedAt: AT,
  nextTryAt: null,
  appliedAt: null,
  content: { kind: 'payment', paymentId: 'p1' },
};

async function show(event: ProviderEventDetailView) {
  const action = jest.fn(async () => ({ ...event, state: 'applied' }));
  const page = (
    <Routes>
      <Route path="/provider-events/:id/show" element={<ProviderEventShow />} />
    </Routes>
  );
  await renderInConsole(page, {
    path: '/provider-events/e1/show',
    dataProvider: { read: (async () => event) as never, action: action as never },
  });
  await screen.findByRole('heading', { level: 1, name: 'Event charge.captured' });
  return action;
}

beforeEach(() => {
  mockRole = 'finance';
});

describe('an event of a provider', () => {
  it('says why it was not applied, what to do, and leads to the record', async () => {
    await show(EVENT);
    expect(screen.getByRole('alert')).toHaveTextContent(
      'It names another amount or currency than oursNothing was moved.',
    );
    expect(screen.getByRole('link', { name: 'Payment' })).toHaveAttribute('href', '/payments/p1/show');
    expect(screen.getByRole('region', { name: 'What it says' })).toHaveTextContent('"paymentId": "p1"');
  });

  it('is applied once more, and what came of it is said', async () => {
    const action = await show(EVENT);
    await userEvent.click(screen.getByRole('button', { name: 'Apply once more' }));
    await waitFor(() => expect(action).toHaveBeenCalledWith('provider-events/e1/replay', {}, {}));
  });

  it('is only read by who may not apply it', async () => {
    mockRole = 'auditor';
    await show({ ...EVENT, content: null });
    expect(screen.queryByRole('button', { name: 'Apply once more' })).not.toBeInTheDocument();
    expect(screen.getByText('The person it is about was erased.')).toBeVisible();
  });
});

describe('the events of a record', () => {
  const open = async () => {
    const getList = jest.fn(async () => ({ data: [EVENT], total: 1 }));
    await renderInConsole(<EventsOf subjectId="p1" />, { dataProvider: { getList: getList as never } });
    return getList;
  };

  it('are listed as the list of events can sort them, and lead to each', async () => {
    const getList = await open();
    expect(await screen.findByRole('link', { name: 'charge.captured' })).toHaveAttribute(
      'href',
      '/provider-events/e1/show',
    );
    const sort = { field: 'receivedAt', order: 'DESC' };
    expect(getList).toHaveBeenCalledWith(
      'provider-events',
      expect.objectContaining({ filter: { subjectId: 'p1' }, sort }),
    );
  });

  it('are not asked for by who may not see events', async () => {
    mockRole = 'agent';
    expect(await open()).not.toHaveBeenCalled();
  });
});

describe('the payment providers', () => {
  const provider = (changes: Partial<PaymentProviderView>): PaymentProviderView => ({
    id: 'sandbox',
    on: true,
    missing: [],
    currencies: ['CNY', 'USD'],
    savedMethodKinds: ['card'],
    linkMethodKinds: ['card', 'alipay'],
    refunds: 'partial',
    eventsUrl: 'http://localhost:3000/api/v1/provider-events/sandbox',
    lastEventAt: AT,
    eventsLastDay: 3,
    refusedLastDay: 2,
    lastRefusal: 'signatureWrong',
    clockSuspect: false,
    ...changes,
  });

  it('say what they can do, what they lack, and what was refused', async () => {
    const off = { on: false, missing: ['STRIPE_SECRET_KEY'], lastEventAt: null, clockSuspect: true };
    const providers = [provider({}), provider({ id: 'stripe', ...off })];
    await renderInConsole(<ProvidersPage />, {
      dataProvider: { read: (async () => ({ providers })) as never },
    });
    const sandbox = await screen.findByRole('region', { name: 'Sandbox' });
    expect(sandbox).toHaveTextContent('Card · Alipay');
    expect(sandbox).toHaveTextContent('2 currencies');
    expect(sandbox).toHaveTextContent('2 (signature does not fit)');
    const stripe = screen.getByRole('region', { name: 'Stripe' });
    expect(stripe).toHaveTextContent('STRIPE_SECRET_KEY');
    expect(stripe).toHaveTextContent('the clock of this server may be wrong');
    expect(stripe).not.toHaveTextContent('2 currencies');
  });
});
