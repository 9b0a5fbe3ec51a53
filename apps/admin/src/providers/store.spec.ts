import { arrange, store } from './store';

const onThisComputer = () => JSON.stringify({ ...localStorage });

describe('the store', () => {
  beforeEach(() => {
    localStorage.clear();
    store.reset();
    store.setup();
  });
  afterEach(() => store.teardown());

  it('keeps look and arrangement on the computer until somebody signs out', () => {
    arrange({ theme: 'dark', preferences: { pageSize: 50 } });
    expect(store.getItem('preferences')).toEqual({ pageSize: 50 });
    expect(onThisComputer()).toContain('dark');
    store.reset();
    expect(store.getItem('theme')).toBeUndefined();
    expect(onThisComputer()).not.toContain('dark');
  });

  it('leaves the look to the computer when the account says so', () => {
    arrange({ theme: 'system', preferences: {} });
    expect(store.getItem('theme')).toBeUndefined();
  });

  it('writes down nothing that was searched for', () => {
    store.setItem('customers.listParams', { filter: { q: '13800138000' } });
    expect(store.getItem('customers.listParams')).toEqual({ filter: { q: '13800138000' } });
    expect(onThisComputer()).not.toContain('13800138000');
  });

  it('tells those who listen', () => {
    const heard = jest.fn();
    const unsubscribe = store.subscribe('list.open', heard);
    store.setItem('list.open', true);
    unsubscribe();
    store.setItem('list.open', false);
    expect(heard.mock.calls).toEqual([[true]]);
  });
});
