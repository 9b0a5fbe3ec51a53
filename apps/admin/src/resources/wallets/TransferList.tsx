import { ReferenceField, SelectInput, TextInput, useLocaleState, type RaRecord } from 'react-admin';
import { TRANSFER_KINDS, type TransferView } from '@ur-desk/domain/ledger';
import { Column, NumberColumn } from '../../shared/Column';
import { HouseList } from '../../shared/HouseList';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { useMay } from '../../shared/use-may';
import { ActorText, CauseLink, useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';
import { VerifyLedgerButton } from './VerifyLedgerButton';

const asTransfer = (record: RaRecord) => record as unknown as TransferView;

/** Every movement of money, the newest first; a row leads to the customer's statement. */
export function TransferList() {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const mayVerify = useMay('ledger:verify');
  const [locale] = useLocaleState();
  const kinds = TRANSFER_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }));
  const filters = [
    <SelectInput key="kind" source="kind" alwaysOn choices={kinds} translateChoice={false} />,
    <TextInput key="reference" source="causeReference" alwaysOn />,
  ];
  return (
    <HouseList
      title={locale === 'zh' ? '账本' : 'Ledger'}
      sort={{ field: 'seq', order: 'DESC' }}
      filters={filters}
      actions={mayVerify && <VerifyLedgerButton />}
      rowPath={(record) => `/customers/${asTransfer(record).customerId}/show?tab=ledger`}
    >
      <Column link source="seq" render={(r) => <InstantText value={asTransfer(r).at} />} />
      <Column
        source="customerId"
        disableSort
        render={() => <ReferenceField source="customerId" reference="customers" link={false} />}
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
