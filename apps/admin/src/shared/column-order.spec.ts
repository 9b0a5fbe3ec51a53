import { inChosenOrder, moved } from './column-order';

const columns = ['name', 'phone', null, 'status'].map((key) => ({ key }));
const order = (chosen: string[]) => inChosenOrder(columns, chosen).map(({ key }) => key);

describe('inChosenOrder', () => {
  it.each([
    ['nothing is chosen', [], ['name', 'phone', null, 'status']],
    ['everything is chosen', ['status', 'phone', 'name'], ['status', 'phone', null, 'name']],
    [
      'a new column follows the one that it follows by nature',
      ['phone', 'name'],
      ['phone', null, 'status', 'name'],
    ],
    ['the first column is new', ['status', 'phone'], ['name', 'status', 'phone', null]],
    [
      'a column that is chosen is no longer there',
      ['gone', 'phone', 'name'],
      ['phone', null, 'status', 'name'],
    ],
  ])('%s', (_says, chosen, expected) => {
    expect(order(chosen)).toEqual(expected);
  });
});

describe('moved', () => {
  it.each([
    ['b', -1, ['b', 'a', 'c']],
    ['b', 1, ['a', 'c', 'b']],
    ['a', -1, ['a', 'b', 'c']],
    ['c', 1, ['a', 'b', 'c']],
    ['x', 1, ['a', 'b', 'c']],
  ] as const)('%s by %i', (key, by, expected) => {
    expect(moved(['a', 'b', 'c'], key, by)).toEqual(expected);
  });
});
