import { Children, isValidElement, type ReactElement, type ReactNode, useMemo } from 'react';
import { useResourceContext, useStore, useTranslateLabel } from 'react-admin';
import { inChosenOrder, type Keyed } from './column-order';

interface ColumnElement extends Keyed {
  element: ReactElement;
}

export interface ListedColumn {
  key: string;
  label: string;
  isShown: boolean;
}

const NONE: string[] = [];

function columnsOf(children: ReactNode): ColumnElement[] {
  return Children.toArray(children).flatMap((element): ColumnElement[] => {
    if (!isValidElement<{ source?: string; label?: ReactNode }>(element)) return [];
    const { source, label } = element.props;
    return [{ element, key: source ?? (typeof label === 'string' ? label : null) }];
  });
}

const isKeyed = (column: ColumnElement): column is ColumnElement & { key: string } => column.key !== null;

/** The columns of the list in context: which are shown and in which order, remembered on this device. */
export function useColumns(children: ReactNode, hiddenColumns: string[]) {
  const resource = useResourceContext();
  const translateLabel = useTranslateLabel();
  // `DataTable` looks for the hidden ones under this name.
  const [hidden, setHidden] = useStore<string[]>(`${resource}.datatable`, hiddenColumns);
  const [order, setOrder] = useStore<string[]>(`${resource}.columnOrder`, NONE);
  const columns = useMemo(() => inChosenOrder(columnsOf(children), order), [children, order]);
  const labelOf = (element: ReactElement): string => {
    const { source, label } = element.props as { source?: string; label?: string };
    const text = translateLabel({ resource, ...(source ? { source } : {}), ...(label ? { label } : {}) });
    return typeof text === 'string' ? text : '';
  };
  const listed: ListedColumn[] = columns
    .filter(isKeyed)
    .map(({ key, element }) => ({ key, label: labelOf(element), isShown: !hidden.includes(key) }));
  return {
    elements: columns.map(({ element }) => element),
    listed,
    toggle: (key: string) =>
      setHidden(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]),
    setOrder,
    reset: () => {
      setHidden(hiddenColumns);
      setOrder(NONE);
    },
  };
}
