import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type StockAddedView } from '@ur-desk/domain/numbers';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { type Action, useAction } from '../../shared/use-action';
import { numberMessages } from './number.messages';
import { StockReport } from './StockReport';

interface AddStockDialogProps<Body extends { text: string }> {
  /** The route that takes them in. */
  path: string;
  words: { title: string; hint: string; text: string };
  /** What is sent, with the text. */
  bodyOf: (text: string) => Body;
  /** Further fields, above the text. */
  children?: ReactNode;
  onClose: () => void;
}

const ROWS = { least: 6, most: 14 };

/** Has rows checked before they are taken in: the check is a dry run of the same call. */
function useCheck<Body extends object>(action: Action<Body, StockAddedView>) {
  const [report, setReport] = useState<StockAddedView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const check = async (body: Body) => {
    setChecking(true);
    setProblem(null);
    try {
      setReport(await action.preview(body));
    } catch (error) {
      setProblem(error);
    } finally {
      setChecking(false);
    }
  };
  return { report, problem, checking, check, forget: () => setReport(null) };
}

function FileButton({ onText }: { onText: (text: string) => void }) {
  const say = useSay(numberMessages);
  return (
    <Button component="label" sx={{ justifySelf: 'start' }}>
      {say('chooseFile')}
      <input
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void file.text().then(onText);
        }}
      />
    </Button>
  );
}

/** Pasted rows, or those of a small file: checked first, then taken in. */
export function AddStockDialog<Body extends { text: string }>(props: AddStockDialogProps<Body>) {
  const { path, words, bodyOf, children, onClose } = props;
  const say = useSay(numberMessages);
  const translate = useTranslate();
  const heading = useId();
  const [text, setText] = useState('');
  const action = useAction<Body, StockAddedView>(path, {
    onDone: ({ added }) => {
      announce(say('taken', { count: added }));
      onClose();
    },
  });
  const { report, problem, checking, check, forget } = useCheck(action);
  return (
    <Dialog
      open
      onClose={() => !action.pending && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={heading}>{words.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        {report ? (
          <StockReport {...report} />
        ) : (
          <>
            <Typography variant="body2">{words.hint}</Typography>
            {children}
            <TextField
              label={words.text}
              value={text}
              onChange={({ target }) => setText(target.value)}
              multiline
              minRows={ROWS.least}
              maxRows={ROWS.most}
              fullWidth
              slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace' } } }}
            />
            <FileButton onText={setText} />
          </>
        )}
        <ProblemNotice problem={problem ?? action.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={report ? forget : onClose} disabled={action.pending}>
          {report ? say('back') : translate('desk.actions.cancel')}
        </Button>
        {report ? (
          <Button
            variant="contained"
            disabled={report.added === 0 || action.pending || !action.ready}
            onClick={() => void action.run(bodyOf(text))}
          >
            {say('takeIn', { count: report.added })}
          </Button>
        ) : (
          <Button
            variant="contained"
            disabled={text.trim() === '' || checking}
            onClick={() => void check(bodyOf(text))}
          >
            {say(checking ? 'checking' : 'check')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
