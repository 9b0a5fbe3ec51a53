import { leaveTrail, placeOf, stepFrom, type Trail } from './trail';

const PAGES = [['/k/1/show', '/k/2/show'], ['/k/3/show', '/k/4/show'], ['/k/5/show']];

function page(number: number): Trail {
  return {
    paths: PAGES[number - 1] ?? [],
    page: number,
    perPage: 2,
    total: 5,
    estimated: false,
    hasNextPage: number < PAGES.length,
    read: async (wanted) => page(wanted),
  };
}

describe('the way from record to record', () => {
  it('says where a record stands in the whole list', () => {
    leaveTrail(page(2));
    expect(placeOf('/k/3/show')).toEqual({
      place: 3,
      total: 5,
      estimated: false,
      hasPrevious: true,
      hasNext: true,
    });
    expect(placeOf('/k/9/show')).toBeNull();
  });

  it('goes on over the edges of pages, to both ends and back', async () => {
    leaveTrail(page(1));
    const walk = async (from: string, by: -1 | 1): Promise<string[]> => {
      const next = await stepFrom(from, by);
      return next ? [next, ...(await walk(next, by))] : [];
    };
    expect(await walk('/k/1/show', 1)).toEqual(PAGES.flat().slice(1));
    expect(await walk('/k/5/show', -1)).toEqual(PAGES.flat().slice(0, -1).reverse());
  });

  it('ends at both ends', () => {
    leaveTrail(page(1));
    expect(placeOf('/k/1/show')?.hasPrevious).toBe(false);
    leaveTrail(page(3));
    expect(placeOf('/k/5/show')?.hasNext).toBe(false);
  });

  it('leads nowhere from a record that is not in the list', async () => {
    leaveTrail(page(1));
    expect(await stepFrom('/k/9/show', 1)).toBeNull();
  });

  it('stays where it is when the next page has become empty meanwhile', async () => {
    leaveTrail({ ...page(1), read: async () => ({ ...page(9), paths: [] }) });
    expect(await stepFrom('/k/2/show', 1)).toBeNull();
    expect(placeOf('/k/2/show')?.place).toBe(2);
  });
});
