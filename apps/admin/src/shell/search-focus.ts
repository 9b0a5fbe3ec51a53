export const SEARCH_INPUT_ID = 'desk-search';

/** Puts the cursor into the search box and marks what is in it, so that typing replaces it. */
export function focusSearchBox(): void {
  const input = document.getElementById(SEARCH_INPUT_ID);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}
