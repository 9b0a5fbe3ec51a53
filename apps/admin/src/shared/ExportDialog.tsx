import {
  Alert,
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControl,
  FormControlLabel,
  FormLabel,
  LinearProgress,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type ExportList, exportColumnsOf } from '@ur-desk/domain/exports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { announce } from './announce';
import { sizeText } from './file-size';
import { operatorZone } from './zones';
import { ProblemNotice } from './ProblemNotice';
import { type ExportDone, useExport } from './use-export';
import { useOnline } from './use-online';

export interface ExportDialogProps {
  list: ExportList;
  /** The list's own: what matches it is written. */
  filter: Record<string, unknown>;
  sort?: { field: string; order: 'ASC' | 'DESC' };
  /** How many there are, where that is known. */
  total?: { count: number; isEstimate: boolean } | undefined;
  onClose: () => void;
}

interface ColumnChoiceProps {
  list: ExportList;
  chosen: readonly string[];
  onChoose: (columns: string[]) => void;
}

function ColumnChoice({ list, chosen, onChoose }: ColumnChoiceProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const columns = Object.entries(exportColumnsOf(list));
  const all = columns.map(([name]) => name);
  const isAll = chosen.length === all.length;
  const toggle = (name: string) =>
    onChoose(all.filter((one) => (one === name ? !chosen.includes(one) : chosen.includes(one))));
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{translate('desk.list.export.columns')}</FormLabel>
      <FormControlLabel
        control={
          <Checkbox
            checked={isAll}
            indeterminate={!isAll && chosen.length > 0}
            onChange={() => onChoose(isAll ? [] : all)}
          />
        }
        label={translate('desk.list.export.everyColumn')}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, pl: 2 }}>
        {columns.map(([name, { label }]) => (
          <FormControlLabel
            key={name}
            control={
              <Checkbox checked={chosen.includes(name)} onChange={() => toggle(name)} sx={{ py: 0.5 }} />
            }
            label={label[locale]}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
    </FormControl>
  );
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

function ZoneChoice({ zone, onChoose }: { zone: string; onChoose: (zone: string) => void }) {
  const translate = useTranslate();
  const own = operatorZone();
  return (
    <TextField
      select
      size="small"
      label={translate('desk.list.export.zone')}
      value={zone}
      onChange={(event) => onChoose(event.target.value)}
      slotProps={{ select: { native: true } }}
      sx={{ maxWidth: 320 }}
    >
      <option value={own}>{translate('desk.list.export.yourZone', { zone: own })}</option>
      {ZONES.filter((one) => one !== own).map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </TextField>
  );
}

function Progress({ bytes, done }: { bytes: number | null; done: ExportDone | null }) {
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const sizeOf = (size: number) => sizeText(size, LOCALE_TAGS[locale]);
  if (bytes !== null)
    return (
      <Box>
        <LinearProgress aria-label={translate('desk.list.export.writing', { size: '' })} />
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {translate('desk.list.export.writing', { size: sizeOf(bytes) })}
        </Typography>
      </Box>
    );
  if (!done) return null;
  const words = { name: done.name, smart_count: done.rows, size: sizeOf(done.bytes) };
  return <Alert severity="success">{translate('desk.list.export.done', words)}</Alert>;
}

function useTotalText({ total }: Pick<ExportDialogProps, 'total'>): string | null {
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!total) return null;
  const count = total.count.toLocaleString(LOCALE_TAGS[locale]);
  return translate(`desk.list.export.${total.isEstimate ? 'some' : 'all'}`, { total: count });
}

/** Asks for columns and zone, and has the list written as a file by the server. */
export function ExportDialog({ list, filter, sort, total, onClose }: ExportDialogProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const heading = useId();
  const online = useOnline();
  const [columns, setColumns] = useState<string[]>(Object.keys(exportColumnsOf(list)));
  const [zone, setZone] = useState(operatorZone());
  const { start, cancel, bytes, problem, done } = useExport();
  const totalText = useTotalText({ total });
  const isRunning = bytes !== null;
  const write = () => {
    announce(translate('desk.list.export.writing', { size: '' }));
    const order = sort ? { sort: [sort.field, sort.order] } : {};
    void start({ list, filter, columns, zone, locale, ...order });
  };
  return (
    <Dialog open onClose={() => !isRunning && onClose()} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{translate('desk.list.export.title')}</DialogTitle>
      <DialogContent>
        <Stack sx={{ gap: 2, pt: 0.5 }}>
          {totalText && <Typography variant="body2">{totalText}</Typography>}
          <ColumnChoice list={list} chosen={columns} onChoose={setColumns} />
          <ZoneChoice zone={zone} onChoose={setZone} />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {translate('desk.list.export.audited')}
          </Typography>
          <Progress bytes={bytes} done={done} />
          <ProblemNotice problem={problem} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={isRunning ? cancel : onClose}>
          {translate(`desk.list.export.${isRunning ? 'cancel' : 'close'}`)}
        </Button>
        <Button variant="contained" onClick={write} disabled={isRunning || !online || columns.length === 0}>
          {translate('desk.list.export.write')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
