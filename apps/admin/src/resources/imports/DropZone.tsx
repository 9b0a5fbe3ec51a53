import FileIcon from '@mui/icons-material/DescriptionOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, Typography } from '@mui/material';
import { type ChangeEvent, type DragEvent, useRef, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { megabytes, sizeText } from '../../shared/file-size';
import { useSay } from '../../shared/messages';
import { importMessages } from './import.messages';

interface DropZoneProps {
  file: File | null;
  disabled: boolean;
  onChoose: (file: File) => void;
}

/** Takes a file by dropping or choosing it. */
export function DropZone({ file, disabled, onChoose }: DropZoneProps) {
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
