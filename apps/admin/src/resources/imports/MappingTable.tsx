import {
  Box,
  NativeSelect,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import {
  IMPORT_TARGETS,
  type ColumnMapping,
  type ImportSampleView,
  type ImportTarget,
} from '@ur-desk/domain/imports';
import { useSay } from '../../shared/messages';
import { importMessages } from './import.messages';

const SHOWN_SAMPLES = 3;
const isShared = (target: ImportTarget): boolean => target === 'custom' || target === 'skip';

interface MappingTableProps {
  mapping: readonly ColumnMapping[];
  samples: readonly ImportSampleView[];
  readOnly: boolean;
  onChoose: (column: string, target: ImportTarget) => void;
}

interface TargetSelectProps {
  value: ImportTarget;
  column: string;
  taken: ReadonlySet<ImportTarget>;
  readOnly: boolean;
  onChoose: (target: ImportTarget) => void;
}

/** A fact can have one column: those that are taken cannot be chosen again. */
function TargetSelect({ value, column, taken, readOnly, onChoose }: TargetSelectProps) {
  const say = useSay(importMessages);
  return (
    <NativeSelect
      value={value}
      disabled={readOnly}
      disableUnderline
      inputProps={{ 'aria-label': say('targetOf', { column }) }}
      onChange={(event) => onChoose(event.target.value as ImportTarget)}
      sx={{
        minWidth: 168,
        fontSize: '0.8125rem',
        fontWeight: isShared(value) ? 400 : 650,
        color: value === 'skip' ? 'text.secondary' : isShared(value) ? 'text.primary' : 'primary.main',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 1,
      }}
    >
      {IMPORT_TARGETS.map((target) => (
        <option key={target} value={target} disabled={target !== value && taken.has(target)}>
          {say(`targets.${target}`)}
        </option>
      ))}
    </NativeSelect>
  );
}

function Samples({ values }: { values: readonly string[] }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, minWidth: 0 }}>
      {values.map((value, index) => (
        <Typography
          key={index}
          component="bdi"
          variant="body2"
          noWrap
          title={value}
          sx={{ flex: '1 1 0', minWidth: 0, maxWidth: 220, color: value ? 'text.primary' : 'text.secondary' }}
        >
          {value || '–'}
        </Typography>
      ))}
    </Box>
  );
}

/** Every column of the file with its first values and where it goes. */
export function MappingTable({ mapping, samples, readOnly, onChoose }: MappingTableProps) {
  const say = useSay(importMessages);
  const taken = new Set(mapping.map(({ target }) => target).filter((target) => !isShared(target)));
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('map')}>
      <Table
        size="small"
        sx={{ tableLayout: 'fixed', minWidth: 640, '& tbody tr:last-child th': { borderBottom: 0 } }}
      >
        <TableHead>
          <TableRow>
            <TableCell sx={{ width: '26%' }}>{say('column')}</TableCell>
            <TableCell>{say('samples')}</TableCell>
            <TableCell sx={{ width: 210 }}>{say('target')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {mapping.map(({ column, target }, index) => (
            <TableRow key={column} hover>
              <TableCell component="th" scope="row" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                <bdi>{column}</bdi>
              </TableCell>
              <TableCell>
                <Samples values={samples.slice(0, SHOWN_SAMPLES).map(({ cells }) => cells[index] ?? '')} />
              </TableCell>
              <TableCell>
                <TargetSelect
                  value={target}
                  column={column}
                  taken={taken}
                  readOnly={readOnly}
                  onChoose={(chosen) => onChoose(column, chosen)}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
