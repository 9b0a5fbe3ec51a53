import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type ImportView, type UpdateImportInput } from '@ur-desk/domain/imports';
import { type DeskDataProvider } from '../../providers/dataProvider';

/** What can be done with an import; each answer replaces what the page shows. */
export function useImportStep(job: ImportView) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const queries = useQueryClient();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const path = `imports/${job.id}`;

  const doing = async (work: () => Promise<ImportView>) => {
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setProblem(null);
    try {
      const answer = await work();
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
  const check = (input: Required<Omit<UpdateImportInput, 'version'>>) =>
    doing(async () => {
      await dataProvider.action<ImportView>(path, input, { method: 'PATCH', ifMatch: job.version });
      return dataProvider.action<ImportView>(`${path}/validate`, {});
    });
  return { check, run: () => go('run'), stop: () => go('stop'), pending, problem };
}
