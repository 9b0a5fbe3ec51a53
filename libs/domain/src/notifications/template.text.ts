/**
 * The language of templates: `{plan}` stands for a value, `[now: …]` for text of one case only. Text is read line by line, a line that
 * begins with `- ` is a row of the table (`- Label: value`), and an empty line begins a new paragraph. Values are never read as a template.
 */
export type TemplatePart = { kind: 'text'; text: string } | { kind: 'variable'; name: string } | CasePart;
export interface CasePart {
  kind: 'case';
  name: string;
  parts: TemplatePart[];
}

export interface TemplateLine {
  isRow: boolean;
  parts: TemplatePart[];
}

/** A brace or bracket that is not closed in its line, or a bracket within another one. `line` counts from one. */
export class TemplateOpen extends Error {
  constructor(readonly line: number) {
    super(`line ${line}`);
  }
}

const ROW = /^-\s+/;
const CASE_OPENS = /^\[([a-zA-Z]+):\s*/;

/** Text until the next sign that means something. */
const literalEnd = (text: string, within: boolean): number => {
  const signs = within ? /[{[\]]/ : /[{[]/;
  const at = text.slice(1).search(signs);
  return at < 0 ? text.length : at + 1;
};

/** Reads parts up to the end, or to the bracket that closes a case. */
function partsOf(
  text: string,
  { line, within }: { line: number; within: boolean },
): [TemplatePart[], string] {
  const parts: TemplatePart[] = [];
  let rest = text;
  while (rest !== '' && !(within && rest.startsWith(']'))) {
    const [part, after] = nextPart(rest, { line, within });
    parts.push(part);
    rest = after;
  }
  if (within && rest === '') throw new TemplateOpen(line);
  return [parts, rest];
}

function nextPart(text: string, at: { line: number; within: boolean }): [TemplatePart, string] {
  if (text.startsWith('{')) {
    const end = text.indexOf('}');
    if (end < 0) throw new TemplateOpen(at.line);
    return [{ kind: 'variable', name: text.slice(1, end).trim() }, text.slice(end + 1)];
  }
  const opening = CASE_OPENS.exec(text);
  if (opening) {
    if (at.within) throw new TemplateOpen(at.line);
    const [parts, rest] = partsOf(text.slice(opening[0].length), { line: at.line, within: true });
    return [{ kind: 'case', name: opening[1] ?? '', parts }, rest.slice(1)];
  }
  const end = literalEnd(text, at.within);
  return [{ kind: 'text', text: text.slice(0, end) }, text.slice(end)];
}

/** A template's lines in its paragraphs. Throws `TemplateOpen`. */
export function parseTemplate(text: string): TemplateLine[][] {
  const blocks: TemplateLine[][] = [[]];
  for (const [index, source] of text.split(/\r\n?|\n/).entries()) {
    if (source.trim() === '') {
      blocks.push([]);
      continue;
    }
    const isRow = ROW.test(source);
    const [parts] = partsOf(isRow ? source.replace(ROW, '') : source, { line: index + 1, within: false });
    blocks.at(-1)?.push({ isRow, parts });
  }
  return blocks.filter((lines) => lines.length > 0);
}

/** All parts, those within cases too. */
export const allParts = (parts: readonly TemplatePart[]): TemplatePart[] =>
  parts.flatMap((part) => (part.kind === 'case' ? [part, ...allParts(part.parts)] : [part]));
