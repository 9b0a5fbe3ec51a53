import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type AccountClosingView } from '@ur-desk/domain/account-closings';
import { Loaded } from '../../shared/Loaded';
import { ClosingSection } from './ClosingSection';
import { useClosing } from './use-closing';

/** When the closing has moved on, what the page shows beside it is old. */
function useFreshPage(closing: AccountClosingView | null | undefined): void {
  const queries = useQueryClient();
  const now = closing && [closing.state, ...closing.refunds.map(({ state }) => state)].join(' ');
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current && seen.current !== now) void queries.invalidateQueries();
    seen.current = now;
  }, [now, queries]);
}

/** How far the closing of an account is: what went back, what waits for whom. */
export function ClosingPanel({ customerId }: { customerId: string }) {
  const query = useClosing(customerId);
  useFreshPage(query.data?.closing);
  return (
    <Loaded query={query} lines={3}>
      {({ closing }) => closing && <ClosingSection closing={closing} />}
    </Loaded>
  );
}
