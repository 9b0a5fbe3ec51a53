import { createContext, useCallback, useContext } from 'react';
import {
  type RaRecord,
  useCreatePath,
  useRecordContext,
  useResourceContext,
  useResourceDefinition,
} from 'react-admin';

export type RowPath = ((record: RaRecord) => string) | false;

/** Where the rows of a list lead to, unless it is the record's own page. */
export const RowPathContext = createContext<RowPath | undefined>(undefined);

/** The address that the row of a record leads to; null when it leads nowhere. */
export function usePathOf(): (record: RaRecord) => string | null {
  const resource = useResourceContext();
  const { hasShow, hasEdit } = useResourceDefinition();
  const own = useContext(RowPathContext);
  const createPath = useCreatePath();
  return useCallback(
    (record) => {
      if (own === false) return null;
      if (own) return own(record);
      if (!hasShow && !hasEdit) return null;
      return createPath({ resource, id: record.id, type: hasShow ? 'show' : 'edit' });
    },
    [own, hasShow, hasEdit, createPath, resource],
  );
}

/** The same for the record in context. */
export function useRowPath(): string | null {
  const record = useRecordContext();
  const pathOf = usePathOf();
  return record ? pathOf(record) : null;
}
