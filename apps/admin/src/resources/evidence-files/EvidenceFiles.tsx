import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { IconButton, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { EVIDENCE_KINDS, type EvidenceFileView, type EvidenceSubject } from '@ur-desk/domain/evidence';
import { http } from '../../providers/http';
import { announce } from '../../shared/announce';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useMay } from '../../shared/use-may';
import { useRelated } from '../../shared/use-related';
import { saveFile } from '../../shared/save-file';
import { AddEvidence } from './AddEvidence';
import { evidenceMessages } from './evidence-file.messages';

interface EvidenceFilesProps {
  subjectKind: EvidenceSubject;
  subjectId: string;
  /** Whether files can still be added and removed. */
  open: boolean;
}

/** What is done with a file; what is wrong stays below the list until the next try. */
function useFileActions() {
  const say = useSay(evidenceMessages);
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const attempt = async (act: () => Promise<void>) => {
    setProblem(null);
    await act().catch(setProblem);
  };
  const save = ({ id, fileName }: EvidenceFileView) =>
    attempt(async () => {
      const { data } = await http<Blob>(`evidence-files/${id}/content`);
      saveFile(data, fileName ?? id);
    });
  const remove = ({ id, fileName }: EvidenceFileView) =>
    attempt(async () => {
      await http(`evidence-files/${id}`, { method: 'DELETE' });
      await queries.invalidateQueries();
      announce(say('removed', { name: fileName ?? '' }));
    });
  return { save, remove, problem };
}

function FileRow(props: {
  file: EvidenceFileView;
  removable: boolean;
  actions: ReturnType<typeof useFileActions>;
}) {
  const { file, removable, actions } = props;
  const say = useSay(evidenceMessages);
  const { fileName, kind, bytes } = file;
  const name = fileName ?? say('erased');
  return (
    <Stack component="li" direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <MuiLink
        component="button"
        type="button"
        disabled={fileName === null}
        aria-label={say('save', { name })}
        onClick={() => void actions.save(file)}
      >
        {name}
      </MuiLink>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {say(`kinds.${kind}`)} · {say('bytes', { kilobytes: Math.ceil(bytes / 1_000) })} · {file.actor.name}
      </Typography>
      {removable && (
        <IconButton
          size="small"
          aria-label={say('remove', { name })}
          onClick={() => void actions.remove(file)}
        >
          <RemoveIcon fontSize="small" />
        </IconButton>
      )}
    </Stack>
  );
}

/** The files that prove something about a record: to be read, and while it is open added and removed. */
export function EvidenceFiles({ subjectKind, subjectId, open }: EvidenceFilesProps) {
  const say = useSay(evidenceMessages);
  const mayAdd = useMay('evidenceFiles:create') && open;
  const mayRemove = useMay('evidenceFiles:remove') && open;
  const actions = useFileActions();
  const query = useRelated<EvidenceFileView>({
    resource: 'evidence-files',
    filter: { subjectKind, subjectId },
  });
  return (
    <Loaded query={query} lines={2}>
      {(files) => (
        <>
          {files.length === 0 && (
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {say('none')}
            </Typography>
          )}
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 0.75 }}>
            {files.map((file) => (
              <FileRow key={file.id} file={file} removable={mayRemove} actions={actions} />
            ))}
          </Stack>
          <ProblemNotice problem={actions.problem} />
          {mayAdd && (
            <AddEvidence
              subject={{ subjectKind, subjectId }}
              kinds={EVIDENCE_KINDS.filter((kind) => files.every((file) => file.kind !== kind))}
            />
          )}
        </>
      )}
    </Loaded>
  );
}
