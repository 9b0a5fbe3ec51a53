import { createContext, useContext } from 'react';
import { type VerificationPurpose, type VerifiedContact } from '@ur-desk/domain/verifications';

/** What can be done from the page; each opens the dialog of the feature that does it. Null: this role may not. */
export interface CustomerActions {
  renew: ((lineId: string) => void) | null;
  /** An add-on pack for the plan that runs. */
  addOn: ((lineId: string) => void) | null;
  topUp: (() => void) | null;
  refund: ((paymentId: string | null) => void) | null;
  adjust: (() => void) | null;
  /** Money that came in outside of the providers. */
  recordOffline: (() => void) | null;
  addLine: (() => void) | null;
  newTicket: (() => void) | null;
  /** Proves who calls, or whose a contact is. */
  verify: ((purpose: VerificationPurpose, contact?: VerifiedContact) => void) | null;
  closeAccount: (() => void) | null;
  /** Everything about the customer as a file. */
  exportPerson: (() => void) | null;
  /** Asks for everything about the person to be removed. */
  anonymise: (() => void) | null;
  /** Opens a tab below the fold. */
  showTab: (tab: string) => void;
}

const NOTHING: CustomerActions = {
  renew: null,
  addOn: null,
  topUp: null,
  refund: null,
  adjust: null,
  recordOffline: null,
  addLine: null,
  newTicket: null,
  verify: null,
  closeAccount: null,
  exportPerson: null,
  anonymise: null,
  showTab: () => undefined,
};

export const CustomerActionsContext = createContext<CustomerActions>(NOTHING);

export const useCustomerActions = (): CustomerActions => useContext(CustomerActionsContext);
