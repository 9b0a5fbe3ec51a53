import CheckIcon from '@mui/icons-material/Check';
import CloseIcon from '@mui/icons-material/Close';
import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, ButtonBase, CircularProgress, IconButton, MenuItem, TextField } from '@mui/material';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { fieldErrorText, ProblemError } from '../providers/problem-error';
import { ConflictDialog } from './ConflictDialog';
import { type InPlaceTarget, useInPlaceEdit } from './use-in-place-edit';

interface InPlaceFieldProps extends InPlaceTarget {
  label: string;
  type?: 'text' | 'email' | 'tel';
  maxLength?: number;
  /** A choice instead of free text. */
  choices?: readonly { value: string; label: string }[];
  /** How the value is shown; as it is without it. */
  format?: (value: string | null) => ReactNode;
  /** For those who may only read. */
  readOnly?: boolean;
}

/** The problem that belongs to this field, else the problem as a whole. */
function textOfProblem(problem: unknown, source: string): string | null {
  if (!problem) return null;
  if (!(problem instanceof ProblemError)) return problem instanceof Error ? problem.message : null;
  const own = problem.errors.find((error) => error.field === source);
  return own ? fieldErrorText(own) : problem.text();
}

type Edit = ReturnType<typeof useInPlaceEdit>;

function EditorButtons({ edit }: { edit: Edit }) {
  const translate = useTranslate();
  if (edit.pending) return <CircularProgress size={18} aria-label={translate('desk.loading')} />;
  return (
    <Box sx={{ display: 'flex' }}>
      <IconButton
        aria-label={translate('desk.actions.save')}
        onClick={() => void edit.save()}
        color="primary"
      >
        <CheckIcon fontSize="small" />
      </IconButton>
      <IconButton aria-label={translate('desk.actions.cancel')} onClick={edit.stop}>
        <CloseIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}

function Editor({ edit, ...props }: InPlaceFieldProps & { edit: Edit }) {
  const { label, source, type = 'text', maxLength = 500, choices } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    if (input.current instanceof HTMLInputElement) input.current.select();
  }, []);
  const wrong = textOfProblem(edit.problem, source);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') edit.stop();
    else if (event.key === 'Enter' && !choices) void edit.save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      <TextField
        inputRef={input}
        type={type}
        select={choices !== undefined}
        margin="none"
        fullWidth
        value={edit.draft ?? ''}
        disabled={edit.pending}
        error={wrong !== null}
        helperText={wrong}
        onChange={(event) => edit.change(event.target.value)}
        onKeyDown={onKeyDown}
        slotProps={{
          htmlInput: { 'aria-label': label, maxLength, autoComplete: 'off', spellCheck: false },
          formHelperText: { role: 'alert' },
        }}
      >
        {choices?.map((choice) => (
          <MenuItem key={choice.value} value={choice.value}>
            {choice.label}
          </MenuItem>
        ))}
      </TextField>
      <EditorButtons edit={edit} />
    </Box>
  );
}

interface ReaderProps {
  shown: ReactNode;
  label: string;
  /** Numbers are read out in groups: a break in the middle misleads. */
  inOneLine: boolean;
  onEdit: () => void;
}

function Reader({ shown, label, inOneLine, onEdit }: ReaderProps) {
  const translate = useTranslate();
  const empty = translate('desk.inPlace.empty');
  // What stands there is part of the name, so that who speaks to the computer can say what he reads.
  const value = typeof shown === 'string' ? shown || empty : shown ? '' : empty;
  return (
    <ButtonBase
      onClick={onEdit}
      aria-label={translate('desk.inPlace.edit', { field: label, value })}
      sx={{
        justifyContent: 'flex-start',
        verticalAlign: 'baseline',
        textAlign: 'left',
        gap: 0.75,
        mx: -0.75,
        px: 0.75,
        py: '2px',
        borderRadius: 1,
        font: 'inherit',
        maxWidth: '100%',
        overflowWrap: 'break-word',
        ...(inOneLine ? { whiteSpace: 'nowrap', flexShrink: 0 } : {}),
        '& svg': { fontSize: 14, color: 'text.disabled', flexShrink: 0 },
        '&:hover': { bgcolor: 'action.hover' },
        '&:hover svg, &:focus-visible svg': { color: 'primary.main' },
      }}
    >
      {shown || (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {empty}
        </Box>
      )}
      <EditIcon />
    </ButtonBase>
  );
}

/**
 * A value that is changed where it stands: click, type, Enter. It is saved under the record's version; when somebody
 * else changed the same field meanwhile, both values are shown and mine is kept until I decide. Esc leaves it as it was.
 */
export function InPlaceField(props: InPlaceFieldProps) {
  const { label, record, source, format, choices, readOnly = false } = props;
  const edit = useInPlaceEdit(props);
  const show = (value: unknown): ReactNode => {
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : null;
    if (format) return format(text);
    return choices?.find((choice) => choice.value === text)?.label ?? text;
  };
  const value = (record as unknown as Record<string, unknown>)[source];
  if (readOnly) return <>{show(value) ?? '–'}</>;
  return (
    <>
      {edit.draft === null ? (
        <Reader shown={show(value)} label={label} inOneLine={props.type === 'tel'} onEdit={edit.start} />
      ) : (
        <Editor {...props} edit={edit} />
      )}
      <ConflictDialog
        conflict={
          edit.conflict && {
            label,
            mine: show(edit.draft),
            theirs: show(edit.conflict.theirs),
            by: edit.conflict.by,
            at: edit.conflict.at,
          }
        }
        pending={edit.pending}
        onKeepMine={() => void edit.keepMine()}
        onTakeTheirs={() => void edit.takeTheirs()}
        onClose={edit.closeConflict}
      />
    </>
  );
}
