import TotalsIcon from '@mui/icons-material/FunctionsOutlined';
import { Button } from '@mui/material';
import { SelectInput, TextInput, useLocaleState, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { CURRENCY_CODES } from '@ur-desk/domain/kernel';
import { cashAccount, TRANSFER_KINDS, type TransferView } from '@ur-desk/domain/ledger';
import { PAYMENT_PROVIDERS } from '@ur-desk/domain/payments';
import { Column, NumberColumn } from '../../shared/Column';
import { CustomerLink } from '../../shared/CustomerLink';
import { dayFilters } from '../../shared/day-filters';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { useMay } from '../../shared/use-may';
import { ACCOUNTS, ActorText, CauseLink, useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';
import { VerifyButton } from '../ledger-verifications/VerifyButton';

const asTransfer = (record: RaRecord) => record as unknown as TransferView;

const ALL_ACCOUNTS = [...ACCOUNTS, ...PAYMENT_PROVIDERS.filter((p) => p !== 'wallet').map(cashAccount)];
const ACTOR_KINDS = ['staff', 'apiKey', 'system'] as const;

function useFilters() {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const kinds = TRANSFER_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }));
  const accounts = ALL_ACCOUNTS.map((id) => ({ id, name: accountText(id) }));
  const actors = ACTOR_KINDS.map((id) => ({ id, name: say(`actorKinds.${id}`) }));
  const currencies = CURRENCY_CODES.map((id) => ({ id, name: id }));
  return [
    <SelectInput key="kind" source="kind" alwaysOn choices={kinds} translateChoice={false} />,
    <SelectInput key="account" source="account" alwaysOn choices={accounts} translateChoice={false} />,
    <SelectInput key="currency" source="currency" alwaysOn choices={currencies} translateChoice={false} />,
    <SelectInput key="by" source="actorKind" alwaysOn choices={actors} translateChoice={false} />,
    ...dayFilters('at'),
    <TextInput key="reference" source="causeReference" alwaysOn />,
  ];
}

function Actions() {
  const say = useSay(ledgerMessages);
  const mayTotal = useMay('accounts:total');
  const mayVerify = useMay('ledger:verify');
  return (
    <>
      {mayTotal && (
        <Button component={Link} to="/accounts" startIcon={<TotalsIcon />}>
          {say('companyTotals')}
        </Button>
      )}
      {mayVerify && <VerifyButton />}
    </>
  );
}

/** Every movement of money, the newest first; a row leads to the whole transaction. */
export function TransferList() {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const [locale] = useLocaleState();
  return (
    <HouseList
      title={locale === 'zh' ? '账本' : 'Ledger'}
      sort={{ field: 'seq', order: 'DESC' }}
      filters={useFilters()}
      actions={<Actions />}
    >
      <Column link source="seq" render={(r) => <InstantText value={asTransfer(r).at} />} />
      <Column
        source="customerId"
        disableSort
        render={(r) => <CustomerLink customerId={asTransfer(r).customerId} />}
      />
      <Column source="kind" disableSort render={(r) => say(`kinds.${asTransfer(r).kind}`)} />
      <Column source="cause" disableSort render={(r) => <CauseLink cause={asTransfer(r).cause} />} />
      <Column source="debitAccount" disableSort render={(r) => accountText(asTransfer(r).debitAccount)} />
      <Column source="creditAccount" disableSort render={(r) => accountText(asTransfer(r).creditAccount)} />
      <NumberColumn source="amount" disableSort render={(r) => <MoneyText value={asTransfer(r).amount} />} />
      <Column source="actor" disableSort render={(r) => <ActorText actor={asTransfer(r).actor} />} />
    </HouseList>
  );
}
