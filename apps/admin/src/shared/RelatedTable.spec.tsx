import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInConsole } from '../../test/console';
import { ProblemError } from '../providers/problem-error';
import { RelatedRow, RelatedRows } from './RelatedRows';
import { RelatedTable } from './RelatedTable';

interface Kite {
  id: string;
  colour: string;
  length: number;
}

const KITES: Kite[] = [
  { id: 'k-1', colour: 'red', length: 3 },
  { id: 'k-2', colour: 'blue', length: 5 },
];

const answering = (getList: jest.Mock) => ({ dataProvider: { getList } });
const found = (data: Kite[]) => jest.fn(async () => ({ data, total: data.length }));

const table = (
  <RelatedTable<Kite>
    resource="kites"
    filter={{ customerId: 'c-1' }}
    label="Kites"
    empty="No kite yet"
    emptyHint="Fold one."
    columns={[
      { label: 'Colour', render: ({ colour }) => colour },
      { label: 'Length', align: 'right', render: ({ length }) => `${length} m` },
    ]}
  />
);

describe('RelatedTable', () => {
  it('shows what belongs to the record in columns, in a region that the keyboard can scroll', async () => {
    const getList = found(KITES);
    await renderInConsole(table, answering(getList));
    const region = await screen.findByRole('region', { name: 'Kites' });
    expect(region).toHaveAttribute('tabindex', '0');
    const cells = within(region)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(cells).toEqual(['ColourLength', 'red3 m', 'blue5 m']);
    expect(getList).toHaveBeenCalledWith(
      'kites',
      expect.objectContaining({ filter: { customerId: 'c-1' }, sort: { field: 'createdAt', order: 'DESC' } }),
    );
  });

  it('says that there is none, and what can be done', async () => {
    await renderInConsole(table, answering(found([])));
    expect(await screen.findByText('No kite yet')).toBeVisible();
    expect(screen.getByText('Fold one.')).toBeVisible();
  });

  it('says what went wrong, and reads again on demand', async () => {
    const getList = jest
      .fn()
      .mockRejectedValueOnce(new ProblemError('unavailable', 503))
      .mockResolvedValueOnce({ data: KITES, total: 2 });
    await renderInConsole(table, answering(getList));
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('red')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

describe('RelatedRows', () => {
  const rows = (
    <RelatedRows<Kite> resource="kites" filter={{ customerId: 'c-1' }} empty="No kite yet">
      {({ colour, length }) => <RelatedRow lead={colour} trail={`${length} m`} caption="paper" />}
    </RelatedRows>
  );

  it('is a list with one item for each record', async () => {
    await renderInConsole(rows, answering(found(KITES)));
    const items = await screen.findAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual(['red3 mpaper', 'blue5 mpaper']);
  });

  it('says that there is none', async () => {
    await renderInConsole(rows, answering(found([])));
    expect(await screen.findByText('No kite yet')).toBeVisible();
  });
});
