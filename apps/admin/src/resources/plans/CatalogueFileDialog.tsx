import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { type PlanFileView } from '@ur-desk/domain/plan-files';
import { http } from '../../providers/http';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useOnline } from '../../shared/use-online';
import { DropZone } from '../imports/DropZone';
import { CatalogueFileReport } from './CatalogueFileReport';
import { planFileMessages } from './plan-file.messages';

/** Sends the file: as a check first, then to keep what was shown. */
function useCatalogueFile(onKept: (view: PlanFileView) => void) {
  const [report, setReport] = useState<PlanFileView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [pending, setPending] = useState(false);
  const send = async (file: File, path: string, onAnswer: (view: PlanFileView) => void) => {
    const body = new FormData();
    body.append('file', file);
    setPending(true);
    setProblem(null);
    try {
      onAnswer((await http<PlanFileView>(path, { method: 'POST', body })).data);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  const forget = () => {
    setReport(null);
    setProblem(null);
  };
  return {
    report,
    problem,
    pending,
    forget,
    check: (file: File) => send(file, 'plan-catalogue?dryRun=true', setReport),
    keep: (file: File) => send(file, 'plan-catalogue', onKept),
  };
}

/** A catalogue file is checked, its result shown, and then kept as drafts. */
export function CatalogueFileDialog({ onClose }: { onClose: () => void }) {
  const say = useSay(planFileMessages);
  const translate = useTranslate();
  const refresh = useRefresh();
  const online = useOnline();
  const heading = useId();
  const [file, setFile] = useState<File | null>(null);
  const { report, problem, pending, forget, check, keep } = useCatalogueFile((view) => {
    announce(say('kept', { count: view.changes.length }));
    refresh();
    onClose();
  });
  const choose = (chosen: File) => {
    forget();
    setFile(chosen);
  };
  const blocked = !report || report.mistakes > 0 || report.changes.length === 0;
  return (
    <Dialog open onClose={() => !pending && onClose()} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography variant="body2">{say('hint')}</Typography>
        <DropZone file={file} disabled={pending} onChoose={choose} />
        {report && <CatalogueFileReport report={report} />}
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {translate('desk.actions.cancel')}
        </Button>
        {report ? (
          <Button
            variant="contained"
            disabled={blocked || pending || !online}
            onClick={() => file && void keep(file)}
          >
            {say('keep', { smart_count: report.changes.length })}
          </Button>
        ) : (
          <Button variant="contained" disabled={!file || pending} onClick={() => file && void check(file)}>
            {say(pending ? 'checking' : 'check')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
