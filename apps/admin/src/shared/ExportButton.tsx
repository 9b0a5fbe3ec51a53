import ExportIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useListContext, useResourceContext, useTranslate } from 'react-admin';
import { EXPORT_PERMISSIONS, isExportList } from '@ur-desk/domain/exports';
import { may } from '../providers/session';
import { isEstimated } from './list-total';
import { type ExportDialogProps } from './ExportDialog';

const ExportDialog = lazy(async () => ({ default: (await import('./ExportDialog')).ExportDialog }));

/** Has a list written as a file; shown to those who may have it. */
export function ExportButton(props: Omit<ExportDialogProps, 'onClose'>) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  if (!may('exports:create') || !may(EXPORT_PERMISSIONS[props.list])) return null;
  return (
    <>
      <Button startIcon={<ExportIcon />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {translate('desk.list.export.button')}
      </Button>
      {open && (
        <Suspense>
          <ExportDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The same for the list in context: its filter, and the one that cannot be taken away, and its order. */
export function ListExportButton({ filter }: { filter?: object | undefined }) {
  const resource = useResourceContext() ?? '';
  const { sort, total, ...list } = useListContext();
  if (!isExportList(resource)) return null;
  return (
    <ExportButton
      list={resource}
      filter={{ ...(list.filterValues as object), ...filter }}
      sort={sort}
      total={total === undefined ? undefined : { count: total, isEstimate: isEstimated(list.meta) }}
    />
  );
}
