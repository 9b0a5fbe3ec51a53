import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Link as MuiLink } from '@mui/material';
import { Link } from 'react-router-dom';
import { type TransferView } from '@ur-desk/domain/ledger';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedRow, RelatedRows } from '../../shared/RelatedRows';
import { ActorText, useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';

interface TransferTableProps {
  filter: { customerId: string } & Record<string, string>;
  empty: string;
}

/** The transfers of one payment, renewal or refund: from which account to which. */
export function TransferTable({ filter, empty }: TransferTableProps) {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  return (
    <RelatedRows<TransferView>
      resource="transfers"
      filter={filter}
      sort={{ field: 'seq', order: 'ASC' }}
      empty={empty}
    >
      {({ id, debitAccount, creditAccount, amount, kind, at, actor }) => (
        <RelatedRow
          lead={
            <>
              <span>{accountText(debitAccount)}</span>
              <ArrowIcon
                titleAccess={say('fields.creditAccount')}
                sx={{ fontSize: 14, color: 'text.secondary' }}
              />
              <span>{accountText(creditAccount)}</span>
            </>
          }
          trail={<MoneyText strong value={amount} />}
          caption={
            <>
              <MuiLink component={Link} to={`/transfers/${id}/show`}>
                {say(`kinds.${kind}`)}
              </MuiLink>{' '}
              · <InstantText value={at} /> · <ActorText actor={actor} />
            </>
          }
        />
      )}
    </RelatedRows>
  );
}
