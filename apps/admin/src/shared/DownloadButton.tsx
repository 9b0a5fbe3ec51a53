import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { http } from '../providers/http';
import { fileNameOf } from '../providers/read-file';
import { announce } from './announce';
import { ProblemNotice } from './ProblemNotice';
import { saveFile } from './save-file';

interface DownloadButtonProps {
  /** Below the API's base: `payments/…/receipt`. */
  path: string;
  label: string;
  icon?: ReactNode;
  /** What the file is called; the server's name for it when left out. */
  name?: string;
}

/** Fetches a file that the API makes and keeps it; what went wrong is said beside the button. */
export function DownloadButton({ path, label, icon = <DownloadIcon />, name }: DownloadButtonProps) {
  const translate = useTranslate();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const download = async () => {
    setPending(true);
    setProblem(null);
    try {
      const { data, headers } = await http<Blob>(path);
      const called = name ?? fileNameOf(headers) ?? 'file';
      saveFile(data, called);
      announce(translate('desk.downloaded', { name: called }));
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Button startIcon={icon} disabled={pending} onClick={() => void download()}>
        {label}
      </Button>
    </>
  );
}
