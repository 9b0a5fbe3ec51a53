import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { http } from '../../providers/http';
import { useSay } from '../../shared/messages';
import { saveFile } from '../../shared/save-file';
import { useMay } from '../../shared/use-may';
import { CatalogueFileDialog } from './CatalogueFileDialog';
import { planFileMessages } from './plan-file.messages';

/** The catalogue as a CSV file, out and in. */
export function CatalogueFile() {
  const say = useSay(planFileMessages);
  const notify = useNotify();
  const mayRead = useMay('plans:create');
  const [open, setOpen] = useState(false);
  const download = async () => {
    try {
      const { data } = await http<Blob>('plan-catalogue');
      saveFile(data, 'plans.csv');
    } catch (error) {
      if (error instanceof Error) notify(error.message, { type: 'error' });
    }
  };
  return (
    <>
      <Button startIcon={<DownloadIcon />} onClick={() => void download()}>
        {say('download')}
      </Button>
      {mayRead && (
        <Button startIcon={<UploadIcon />} onClick={() => setOpen(true)}>
          {say('open')}
        </Button>
      )}
      {open && <CatalogueFileDialog onClose={() => setOpen(false)} />}
    </>
  );
}
