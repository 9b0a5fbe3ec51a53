import ColumnsIcon from '@mui/icons-material/ViewWeekOutlined';
import { Button, Checkbox, Menu, MenuItem } from '@mui/material';
import { Children, isValidElement, type ReactNode, useState } from 'react';
import { useResourceContext, useStore, useTranslate, useTranslateLabel } from 'react-admin';

interface ColumnFacts {
  /** What `DataTable` remembers a hidden column by. */
  key: string;
  source?: string;
  label?: string;
}

/** The columns that can be hidden: those with a source or a label. */
function columnsOf(children: ReactNode): ColumnFacts[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<{ source?: string; label?: ReactNode }>(child)) return [];
    const { source } = child.props;
    const label = typeof child.props.label === 'string' ? child.props.label : undefined;
    const key = source ?? label;
    return key ? [{ key, ...(source ? { source } : {}), ...(label ? { label } : {}) }] : [];
  });
}

interface ColumnsMenuProps {
  hiddenColumns: string[];
  children: ReactNode;
}

/** Which columns a list shows, remembered on this device. In place of react-admin's, which listeners cannot work. */
export function ColumnsMenu({ hiddenColumns, children }: ColumnsMenuProps) {
  const resource = useResourceContext();
  const translate = useTranslate();
  const translateLabel = useTranslateLabel();
  const [hidden, setHidden] = useStore<string[]>(`${resource}.datatable`, hiddenColumns);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const toggle = (key: string) =>
    setHidden(hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key]);
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<ColumnsIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('ra.action.select_columns')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {columnsOf(children).map(({ key, source, label }) => (
          <MenuItem
            key={key}
            role="menuitemcheckbox"
            aria-checked={!hidden.includes(key)}
            onClick={() => toggle(key)}
            sx={{ gap: 1, pl: 1 }}
          >
            <Checkbox
              checked={!hidden.includes(key)}
              tabIndex={-1}
              sx={{ pointerEvents: 'none' }}
              slotProps={{ input: { 'aria-hidden': true, tabIndex: -1 } }}
            />
            {translateLabel({ resource, ...(source ? { source } : {}), ...(label ? { label } : {}) })}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
