import { LOCALES } from '@ur-desk/domain/kernel';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { isInService } from '@ur-desk/domain/lines';
import { sayIn, useSay } from '../../shared/messages';
import { type PageCommand, usePageCommands } from '../../shared/page-commands';
import { useMay } from '../../shared/use-may';
import { useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';

const KEYS = ['renew', 'topUp', 'refund', 'adjust', 'recordOffline', 'closeAccount', 'tabs.notes'] as const;
type Key = (typeof KEYS)[number];

/** What can be done with the customer, by name from the search box: the buttons of the page and what is below the fold. */
export function CustomerCommands({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const actions = useCustomerActions();
  const mayNote = useMay('notes:create');
  const lineId = overview.lines.find(({ line }) => isInService(line.state))?.line.id;
  const { renew, topUp, refund, adjust, recordOffline, closeAccount, showTab } = actions;
  const acts: Record<Key, (() => void) | null> = {
    renew: renew && lineId ? () => renew(lineId) : null,
    topUp,
    refund: refund && (() => refund(null)),
    adjust,
    recordOffline,
    closeAccount,
    'tabs.notes': mayNote ? () => showTab('notes') : null,
  };
  usePageCommands(
    KEYS.flatMap((key): PageCommand[] => {
      const act = acts[key];
      const words = LOCALES.map((locale) => sayIn(customerMessages, locale)(key));
      return act ? [{ key, label: say(key), words, act }] : [];
    }),
  );
  return null;
}
