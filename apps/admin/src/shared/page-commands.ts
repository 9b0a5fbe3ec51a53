import { useEffect } from 'react';

/** Something that can be done with the record in front of one, by name. */
export interface PageCommand {
  key: string;
  label: string;
  /** What it is called in every language: whoever types need not think of the language of the moment. */
  words: readonly string[];
  act: () => void;
}

let offered: readonly PageCommand[] = [];

/** What the page that is shown offers; asked for while somebody types. */
export const pageCommands = (): readonly PageCommand[] => offered;

/** Offers commands to the search box for as long as the page is shown. Only such as this person may use now. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  useEffect(() => {
    offered = commands;
    return () => {
      if (offered === commands) offered = [];
    };
  }, [commands]);
}
