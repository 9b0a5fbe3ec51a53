import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResourceContextProvider } from 'react-admin';
import { Route, Routes } from 'react-router-dom';
import { type AuditEventDetailView } from '@ur-desk/domain/audit';
import { renderInConsole, staffMember } from '../../../test/console';
import { AuditEventList } from './AuditEventList';
import { AuditEventShow } from './AuditEventShow';

jest.mock('../../providers/session', () => ({ may: () => true, currentMe: () => staffMember('auditor') }));

const EVENT: AuditEventDetailView = {
  id: '01900000-0000-7000-8000-00000000a100',
  at: '2026-11-22T08:00:00.000Z',
  action: 'staff.update',
  actor: { kind: 'staff', name: '王芳' },
  subjectKind: 'staff',
  subjectId: '01900000-0000-7000-8000-00000000a101',
  customerId: null,
  requestId: 'rq-1',
  address: '192.0.2.7',
  reason: 'moved to another team',
  changes: [{ field: 'role', before: 'agent', after: 'supervisor' }],
};

const open = () =>
  renderInConsole(
    <ResourceContextProvider value="audit-events">
      <Routes>
        <Route path="/audit-events/:id/show" element={<AuditEventShow />} />
      </Routes>
    </ResourceContextProvider>,
    { dataProvider: { read: (async () => EVENT) as never }, path: `/audit-events/${EVENT.id}/show` },
  );

describe('the audit log', () => {
  it('says in words what was done, and names a broken chain', async () => {
    const flaws = [{ chainId: EVENT.id, seq: 7, flaw: 'gap' }];
    const action = jest.fn(async () => ({ chains: 3, rows: 90, flaws }));
    const getList = (async () => ({ data: [EVENT], total: 1 })) as never;
    await renderInConsole(
      <ResourceContextProvider value="audit-events">
        <AuditEventList />
      </ResourceContextProvider>,
      { dataProvider: { getList, action: action as never }, path: '/audit-events' },
    );
    expect(await screen.findByRole('cell', { name: 'Staff member changed' })).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Verify the log' }));
    expect(await screen.findByText('1 chain is not what was written')).toBeInTheDocument();
    expect(screen.getByText(`Chain ${EVENT.id}, entry 7: an entry is missing`)).toBeInTheDocument();
  });

  it('shows an entry field by field', async () => {
    await open();
    const table = await screen.findByRole('region', { name: 'Field' });
    const cells = (await within(table).findAllByRole('cell')).map(({ textContent }) => textContent);
    expect(cells).toEqual(['role', 'agent', 'supervisor']);
    expect(screen.getByText('moved to another team')).toBeInTheDocument();
  });
});
