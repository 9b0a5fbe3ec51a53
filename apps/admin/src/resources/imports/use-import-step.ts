import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type ImportView } from '@ur-desk/domain/imports';
import { type DeskDataProvider } from '../../providers/dataProvider';

/** What can be done with an import; each answer replaces what the page shows. */
export function useImportStep(job: ImportView) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const queries = useQueryClient();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const path = `imports/${job.id}`;

  const doing = async (work: () => Promise<ImportView | null>) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setProblem(null);
    try {
      const answer = await work();
      if (!answer) return;
      queries.setQueryData(['imports', 'live', job.id], answer);
      await queries.invalidateQueries({ queryKey: ['imports'] });
    } catch (error) {
      setProblem(error);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const go = (action: 'run' | 'stop') =>
    doing(() => dataProvider.action<ImportView>(`${path}/${action}`, {}));
  /** Saves the columns by `save`, which says whether it did, and starts the dry run. */
  const check = (save: () => Promise<boolean>) =>
    doing(async () => ((await save()) ? dataProvider.action<ImportView>(`${path}/validate`, {}) : null));
  return { check, run: () => go('run'), stop: () => go('stop'), pending, problem };
}
