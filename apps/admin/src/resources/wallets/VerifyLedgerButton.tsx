import VerifyIcon from '@mui/icons-material/VerifiedOutlined';
import {
  Alert,
  AlertTitle,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { type LedgerVerificationView } from '@ur-desk/domain/ledger';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { ledgerMessages } from './ledger.messages';

function Differences({ differences }: Pick<LedgerVerificationView, 'differences'>) {
  const say = useSay(ledgerMessages);
  return (
    <Box sx={{ overflowX: 'auto', mt: 2 }}>
      <Table size="small">
        <TableBody>
          {differences.map(({ check, subject, expected, found, customerId }) => (
            <TableRow key={`${check} ${customerId} ${subject}`}>
              <TableCell>{say(`checks.${check}`)}</TableCell>
              <TableCell>{subject}</TableCell>
              <TableCell>
                {say('expected')}: {expected}
                <br />
                {say('found')}: {found}
              </TableCell>
              <TableCell>
                {customerId && (
                  <MuiLink component={Link} to={`/customers/${customerId}/show?tab=ledger`}>
                    {say('trace')}
                  </MuiLink>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

type Total = LedgerVerificationView['totals'][number];

function Totals({ totals }: Pick<LedgerVerificationView, 'totals'>) {
  const say = useSay(ledgerMessages);
  const sides: TableColumn<Total>[] = [
    { label: say('debits'), align: 'right', render: ({ debits }) => <MoneyText value={debits} /> },
    { label: say('credits'), align: 'right', render: ({ credits }) => <MoneyText value={credits} /> },
  ];
  return (
    <Box sx={{ mt: 2 }}>
      <HouseTable
        label={say('totals')}
        columns={[{ label: say('currency'), render: ({ currency }) => currency }, ...sides]}
        rows={totals}
        rowKey={({ currency }) => currency}
      />
    </Box>
  );
}

/** Proves the ledger now and shows the proof, or where it fails with the way to each customer. */
export function VerifyLedgerButton() {
  const say = useSay(ledgerMessages);
  const heading = useId();
  const [proof, setProof] = useState<LedgerVerificationView | null>(null);
  const verify = useAction<object, LedgerVerificationView>('transfers/verify', {
    idempotent: false,
    onDone: setProof,
  });
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<VerifyIcon />}
        disabled={verify.pending}
        onClick={() => void verify.run({})}
      >
        {say(verify.pending ? 'verifying' : 'verify')}
      </Button>
      <ProblemNotice problem={verify.problem} />
      {proof && (
        <Dialog open onClose={() => setProof(null)} aria-labelledby={heading} fullWidth maxWidth="md">
          <DialogTitle id={heading}>{say('verify')}</DialogTitle>
          <DialogContent>
            <Alert severity={proof.sound ? 'success' : 'error'}>
              <AlertTitle>
                {proof.sound ? say('sound') : say('unsound', { smart_count: proof.differenceCount })}
              </AlertTitle>
              {proof.sound ? say('soundText', { transfers: proof.transfers }) : say('unsoundText')}
            </Alert>
            {!proof.sound && <Differences differences={proof.differences} />}
            <Totals totals={proof.totals} />
          </DialogContent>
          <DialogActions>
            <Button variant="contained" onClick={() => setProof(null)}>
              {say('close')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
