import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { may } from '../providers/session';
import { RESOURCES } from '../resources';
import { isCommand, isGoKey, noteGoKey, useKeysEnabled } from '../shared/single-keys';
import { focusSearchBox } from './search-focus';

function pathOfKey(key: string): string | null {
  if (key === 'h') return '/';
  const found = RESOURCES.find((r) => r.goKey === key && may(r.permission));
  return found ? `/${found.name}` : null;
}

/** `/` and Ctrl+K focus the search box, `g c` goes to the customers, `?` shows the sheet. */
export function useGoKeys() {
  const navigate = useNavigate();
  const [enabled] = useKeysEnabled();
  const [sheetOpen, setSheetOpen] = useState(false);
  useEffect(() => {
    const onSingleKey = (event: KeyboardEvent) => {
      const path = isGoKey(event) ? pathOfKey(event.key) : null;
      noteGoKey(event);
      if (path) void navigate(path);
      else if (event.key === '/') focusSearchBox();
      else if (event.key === '?') setSheetOpen(true);
      else return;
      event.preventDefault();
    };
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        focusSearchBox();
        return;
      }
      if (enabled && isCommand(event)) onSingleKey(event);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled, navigate]);
  return { sheetOpen, openSheet: () => setSheetOpen(true), closeSheet: () => setSheetOpen(false) };
}
