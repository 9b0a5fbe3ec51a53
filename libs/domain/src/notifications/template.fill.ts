import { type TemplateCase, type TemplateValues, type TemplateVariable } from './template.types';
import { linesOf } from './message-lines';
import { type TemplateLine, type TemplatePart } from './template.text';

/** A piece of a filled line; `variable`: whose value it is, null for the template's own words. */
export interface FilledPiece {
  text: string;
  variable: string | null;
}

export interface FilledLine {
  isRow: boolean;
  pieces: FilledPiece[];
}

/** Line ends and other controls have no place in a line or a subject: they would start another header or line. */
const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ');

export const oneLine = (text: string): string => withoutControls(text).trim();

/** Null: a value is missing. */
function piecesOf(parts: readonly TemplatePart[], values: TemplateValues): FilledPiece[] | null {
  const pieces: FilledPiece[] = [];
  for (const part of parts) {
    if (part.kind === 'text') pieces.push({ text: withoutControls(part.text), variable: null });
    else if (part.kind === 'variable') {
      const value = values.variables[part.name as TemplateVariable] ?? null;
      if (value === null) return null;
      pieces.push({ text: oneLine(value), variable: part.name });
    } else if (values.cases.includes(part.name as TemplateCase)) {
      const within = piecesOf(part.parts, values);
      if (within === null) return null;
      pieces.push(...within);
    }
  }
  return pieces;
}

/** What staff wrote themselves has lines of its own where it stands alone. */
function ownLines(parts: readonly TemplatePart[], values: TemplateValues): FilledLine[] | null {
  const [part, ...more] = parts.filter((one) => one.kind !== 'text' || one.text.trim() !== '');
  const answer = values.variables.answer ?? null;
  if (part?.kind !== 'variable' || part.name !== 'answer' || more.length > 0 || answer === null) return null;
  return linesOf(answer).map((text) => ({ isRow: false, pieces: [{ text, variable: 'answer' }] }));
}

/** A line with its values; none: it falls away, because a value is missing or it holds nothing in this case. */
function fillLine({ isRow, parts }: TemplateLine, values: TemplateValues): FilledLine[] {
  const own = isRow ? null : ownLines(parts, values);
  if (own) return own;
  const pieces = piecesOf(parts, values);
  return pieces && textOfLine({ isRow, pieces }) !== '' ? [{ isRow, pieces }] : [];
}

export const textOfLine = ({ pieces }: FilledLine): string =>
  oneLine(pieces.map(({ text }) => text).join(''));

/** A template with the values of a message: paragraphs and lines that hold nothing are left out. */
export const fillTemplate = (blocks: readonly TemplateLine[][], values: TemplateValues): FilledLine[][] =>
  blocks.map((lines) => lines.flatMap((line) => fillLine(line, values))).filter((lines) => lines.length > 0);
