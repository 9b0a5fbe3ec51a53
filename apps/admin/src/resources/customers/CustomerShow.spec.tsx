import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { permits, type Permission, type Role } from '@ur-desk/domain/kernel';
import { renderInConsole } from '../../../test/console';
import { CustomerShow } from './CustomerShow';

let mockRole: Role = 'agent';
const mockMay = (permission: Permission) => permits(mockRole, permission);
jest.mock('../../providers/session', () => ({ may: (permission: Permission) => mockMay(permission) }));

const id = '7b1f3c62-55b2-4a51-9b02-0f4a2b7f8a10';
const asOf = '2026-11-22T12:00:00.000Z';

const overview: CustomerOverviewView = {
  caller: null,
  customer: {
    id,
    reference: 'CU-7Q2M-4KX9',
    status: 'active',
    name: '王小明',
    phone: '+8613800138000',
    email: 'wang@gmial.com',
    phoneVerifiedAt: asOf,
    emailVerifiedAt: null,
    phoneBouncedAt: null,
    emailBouncedAt: null,
    contactsMasked: false,
    anonymisedAt: null,
    country: 'CN',
    locale: 'zh',
    zone: 'Asia/Shanghai',
    walletCurrency: 'CNY',
    optOuts: [],
    tags: [],
    externalSource: null,
    externalId: null,
    customFields: {},
    createdAt: asOf,
    updatedAt: asOf,
    version: 3,
  },
  wallet: {
    balance: { amount: 7_100, currency: 'CNY' },
    held: { amount: 500, currency: 'CNY' },
    available: { amount: 6_600, currency: 'CNY' },
  },
  lines: [
    {
      line: {
        id: '0190a000-0000-7000-8000-000000000001',
        customerId: id,
        reference: 'LN-1',
        msisdn: '+8613800138000',
        state: 'active',
        suspendedFor: null,
        label: null,
        autoRenew: true,
        simProfile: null,
        order: null,
        services: [],
        movedTo: null,
        movedFrom: null,
        createdAt: asOf,
        version: 1,
      },
      active: {
        id: '0190a000-0000-7000-8000-000000000002',
        reference: 'SB-1',
        state: 'active',
        planId: '0190a000-0000-7000-8000-000000000003',
        planVersionId: '0190a000-0000-7000-8000-000000000004',
        planName: { en: 'Asia 20 GB', zh: '亚洲畅游 20GB' },
        startsAt: '2026-11-05T00:00:00.000Z',
        endsAt: '2026-12-04T12:00:00.000Z',
        price: { amount: 12_900, currency: 'CNY' },
      },
      queued: [],
      allowances: [
        { kind: 'voice', granted: 12_000, remaining: 7_830, expiresAt: null },
        { kind: 'data', granted: null, remaining: null, expiresAt: null },
      ],
      lastEndedAt: null,
    },
  ],
  tier: null,
  moreLines: false,
  payments: [],
  renewals: [],
  refunds: [],
  messages: [],
  tickets: [],
  openTickets: 0,
  findings: [
    {
      code: 'email_suspect',
      severity: 'warning',
      subject: { kind: 'customer', id },
      params: { suggestion: 'wang@gmail.com' },
    },
  ],
  asOf,
};

async function openPage(
  change: Partial<CustomerOverviewView> = {},
  update = jest.fn(async () => ({ data: { id } })),
) {
  const read = jest.fn(async (path: string) =>
    path.includes('timeline') ? { entries: [], nextCursor: null } : { ...overview, ...change },
  );
  const page = (
    <Routes>
      <Route path="/customers/:id/show" element={<CustomerShow />} />
    </Routes>
  );
  const dataProvider = { read, update } as never;
  await renderInConsole(page, { dataProvider, path: `/customers/${id}/show` });
  await screen.findByRole('heading', { level: 1, name: '王小明' });
  return { update, user: userEvent.setup() };
}

beforeEach(() => {
  mockRole = 'agent';
});

describe('the customer page', () => {
  it('says what is left and when it ends', async () => {
    await openPage();
    const plan = within(screen.getByRole('region', { name: 'Plan and allowances' }));
    expect(plan.getByText('12 days left')).toBeVisible();
    expect(plan.getByRole('meter', { name: 'Voice' })).toHaveAttribute('aria-valuenow', '65');
    expect(plan.getByText('130 min of 200 min left')).toBeVisible();
    expect(plan.getByText('Unlimited')).toBeVisible();
    expect(screen.getByText('CN¥66.00')).toBeVisible();
  });

  it('puts a mistyped e-mail right with one click, under the version that is shown', async () => {
    const { update, user } = await openPage();
    await user.click(screen.getByRole('button', { name: 'Use wang@gmail.com' }));
    await waitFor(() => expect(update).toHaveBeenCalled());
    expect(update).toHaveBeenCalledWith(
      'customers',
      expect.objectContaining({ id, data: { email: 'wang@gmail.com' }, meta: { version: 3 } }),
    );
  });

  it('says in words what messages were about and what became of them', async () => {
    const message = { id: asOf, reference: null, state: 'written', amount: null, at: asOf };
    await openPage({
      messages: [{ ...message, detail: 'payment.linkReady' }],
      findings: [
        {
          code: 'message_failed',
          severity: 'warning',
          subject: { kind: 'notification', id },
          params: { event: 'renewal.failed' },
        },
      ],
    });
    expect(screen.getByText(/^Payment link/)).toBeVisible();
    expect(screen.getByText('Written to the local outbox')).toBeVisible();
    expect(screen.getByText('The last message (Renewal failed) could not be sent.')).toBeVisible();
  });

  it('shows what the customer waits for, and leads to all of it', async () => {
    // jsdom has no layout to scroll in.
    Element.prototype.scrollIntoView = jest.fn();
    const { user } = await openPage({
      openTickets: 7,
      tickets: [
        {
          id: 't1',
          reference: 'TK-1',
          subject: '没有信号',
          state: 'pending',
          priority: 'high',
          assignee: null,
          dueAt: null,
        },
      ],
    });
    const card = within(screen.getByRole('region', { name: 'Open tickets (7)' }));
    expect(card.getByRole('link', { name: '没有信号' })).toHaveAttribute('href', '/tickets/t1/show');
    expect(card.getByText('with nobody yet')).toBeVisible();
    await user.click(card.getByRole('button', { name: 'All tickets' }));
    expect(screen.getByRole('tab', { name: 'Tickets' })).toHaveAttribute('aria-selected', 'true');
  });

  it('says that all is well when nothing is wrong', async () => {
    await openPage({ findings: [] });
    expect(screen.getByText(/Nothing is wrong/)).toBeVisible();
  });

  it('shows a role without rights neither money nor buttons', async () => {
    mockRole = 'marketing';
    await openPage({ wallet: null });
    expect(screen.queryByRole('region', { name: 'Balance' })).not.toBeInTheDocument();
    for (const name of ['Renew', 'Top up', 'Refund', /^Edit E-mail/, /^Use /])
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
  });
});
