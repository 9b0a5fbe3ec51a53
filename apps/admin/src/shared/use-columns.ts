import { Children, isValidElement, type ReactElement, type ReactNode, useMemo } from 'react';
import { useResourceContext, useTranslateLabel } from 'react-admin';
import { inChosenOrder, type Keyed } from './column-order';
import { useListPreference } from './use-preferences';

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

/** The columns of the list in context: which are shown and in which order, as the person at the console likes it. */
export function useColumns(children: ReactNode, hiddenByNature: string[]) {
  const resource = useResourceContext() ?? '';
  const translateLabel = useTranslateLabel();
  const [arranged, arrange] = useListPreference(resource);
  const { hidden = hiddenByNature, order = NONE } = arranged ?? {};
  const columns = useMemo(() => inChosenOrder(columnsOf(children), order), [children, order]);
  const isShown = ({ key }: ColumnElement): boolean => key === null || !hidden.includes(key);
  const labelOf = (element: ReactElement): string => {
    const { source, label } = element.props as { source?: string; label?: string };
    const text = translateLabel({ resource, ...(source ? { source } : {}), ...(label ? { label } : {}) });
    return typeof text === 'string' ? text : '';
  };
  return {
    shown: columns.filter(isShown).map(({ element }) => element),
    listed: columns.filter(isKeyed).map((column): ListedColumn => {
      const { key, element } = column;
      return { key, label: labelOf(element), isShown: isShown(column) };
    }),
    toggle: (key: string) =>
      arrange({ hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key] }),
    setOrder: (keys: string[]) => arrange({ order: keys }),
    reset: () => arrange(null),
  };
}
