import FileIcon from '@mui/icons-material/DescriptionOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import { type ChangeEvent, type DragEvent, type FormEvent, useRef, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { IMPORT_LIMITS, type ImportView } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { http } from '../../providers/http';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { megabytes, sizeText } from '../../shared/file-size';
import { importMessages } from './import.messages';
import { ImportSteps } from './ImportSteps';

const MAX_SOURCE = 60;

/** `crm-export 2026.csv` → `crm-export 2026`. */
const sourceOf = (name: string): string =>
  name
    .replace(/\.[^.]*$/, '')
    .slice(0, MAX_SOURCE)
    .trim();

interface DropZoneProps {
  file: File | null;
  disabled: boolean;
  onChoose: (file: File) => void;
}

/** Takes a file by dropping or choosing it. */
function DropZone({ file, disabled, onChoose }: DropZoneProps) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const first = files?.[0];
    if (first && !disabled) onChoose(first);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.target.files);
    event.target.value = '';
  };
  return (
    <Box
      onDrop={drop}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      sx={{
        border: '1.5px dashed',
        borderColor: over ? 'primary.main' : 'divider',
        bgcolor: over ? 'action.hover' : 'background.default',
        borderRadius: 1.5,
        px: 2,
        py: 4,
        display: 'grid',
        justifyItems: 'center',
        gap: 1,
        textAlign: 'center',
      }}
    >
      {file ? (
        <FileIcon sx={{ fontSize: 32, color: 'primary.main' }} />
      ) : (
        <UploadIcon sx={{ fontSize: 32, color: 'text.secondary' }} />
      )}
      <Typography variant="subtitle2" component="p" sx={{ overflowWrap: 'anywhere' }}>
        {file ? `${file.name} · ${sizeText(file.size, LOCALE_TAGS[locale])}` : say('drop')}
      </Typography>
      {!file && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {say('dropOr')}
        </Typography>
      )}
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv,text/csv"
        aria-label={say('fields.file')}
        onChange={change}
        hidden
      />
      <Button variant="outlined" disabled={disabled} onClick={() => input.current?.click()}>
        {say(file ? 'chooseOther' : 'choose')}
      </Button>
      <Typography variant="caption" sx={{ color: 'text.secondary', mt: 0.5 }}>
        {say('fileHint', { megabytes: megabytes(IMPORT_LIMITS.fileBytes) })}
      </Typography>
    </Box>
  );
}

/** Sends the file; what is wrong with it stays on the page until another one is chosen. */
function useUpload() {
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (file: File, source: string) => {
    const body = new FormData();
    body.append('source', source);
    body.append('file', file);
    setPending(true);
    setProblem(null);
    try {
      const { data } = await http<ImportView>('imports', { method: 'POST', body });
      void navigate(`/imports/${data.id}/show`);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return { upload, pending, problem, clear: () => setProblem(null) };
}

/** The first step of an import: a file and where it comes from. */
export function ImportCreate() {
  const say = useSay(importMessages);
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const { upload, pending, problem, clear } = useUpload();
  const tooLarge = file !== null && file.size > IMPORT_LIMITS.fileBytes;
  const choose = (chosen: File) => {
    clear();
    if (source === '' || source === sourceOf(file?.name ?? '')) setSource(sourceOf(chosen.name));
    setFile(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && !tooLarge) void upload(file, source.trim());
  };
  const limits = { megabytes: megabytes(file?.size ?? 0), max: megabytes(IMPORT_LIMITS.fileBytes) };
  return (
    <Box sx={{ maxWidth: 760 }}>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <ImportSteps current="upload" />
      <Section title={say('steps.upload')}>
        <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1.5 }}>
          <DropZone file={file} disabled={pending} onChoose={choose} />
          {tooLarge && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {say('tooLarge', limits)}
            </Typography>
          )}
          <ProblemNotice problem={problem} />
          <TextField
            label={say('fields.source')}
            helperText={say('sourceHint')}
            value={source}
            onChange={(event) => setSource(event.target.value)}
            slotProps={{ htmlInput: { maxLength: MAX_SOURCE } }}
            required
            fullWidth
          />
          {pending && (
            <Box role="status">
              <Typography variant="body2" sx={{ mb: 0.5 }}>
                {say('uploading')}
              </Typography>
              <LinearProgress aria-hidden />
            </Box>
          )}
          <Box>
            <Button
              type="submit"
              variant="contained"
              size="large"
              disabled={!file || tooLarge || pending || source.trim() === ''}
            >
              {say('upload')}
            </Button>
          </Box>
        </Box>
      </Section>
    </Box>
  );
}
