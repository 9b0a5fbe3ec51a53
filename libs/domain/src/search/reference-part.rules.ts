import { parseReference, REFERENCE_PREFIXES, type ReferenceKind } from '../kernel';

/** What somebody typed who has only a part of a reference: how it begins, with its kind, or how it ends, of whatever kind. */
export type ReferencePart = { kind: ReferenceKind; begins: string } | { kind: null; ends: string };

const LENGTH = 8;
const GROUP = 4;
/** Shorter beginnings would meet thousands, shorter ends too. */
const LEAST = { begins: 3, ends: GROUP };
const BEGINS_WITH_KIND = /^[A-Z]{2}\s?-/;
const CHARACTERS = /^[0-9A-HJKMNP-TV-Z]+$/;

/** As `parseReference` reads what was heard: O for 0, I and L for 1. */
const heard = (typed: string): string => typed.replaceAll('O', '0').replace(/[IL]/g, '1');

/** With its dash where it has one: `7Q2M-4`, from whichever side it is counted. */
const grouped = (body: string, at: number): string =>
  at > 0 && at < body.length ? `${body.slice(0, at)}-${body.slice(at)}` : body;

/**
 * A part of a reference: `RN-7Q2`, `rn7q2m4` begin so; `4KX9`, `2m-4kx9`, `-WXYZ` end so. Null: the text is none, or a whole one. So that
 * names are left alone, letters by themselves count only where a dash says that they belong to a reference; digits by
 * themselves are the end of a card or a number.
 */
export function referencePartOf(text: string): ReferencePart | null {
  if (parseReference(text)) return null;
  const typed = text.normalize('NFKC').toUpperCase().trim();
  const plain = typed.replace(/[\s-]/g, '');
  const isMeant = typed.includes('-') ? /[A-Z]/.test(plain) : /\d/.test(plain) && /[A-Z]/.test(plain);
  if (!isMeant) return null;
  const beginning = beginningOf(plain);
  if (beginning || BEGINS_WITH_KIND.test(typed)) return beginning;
  return endOf(plain);
}

function beginningOf(plain: string): ReferencePart | null {
  const kind = (Object.keys(REFERENCE_PREFIXES) as ReferenceKind[]).find((k) =>
    plain.startsWith(REFERENCE_PREFIXES[k]),
  );
  if (!kind) return null;
  const body = heard(plain.slice(2));
  if (body.length < LEAST.begins || body.length >= LENGTH || !CHARACTERS.test(body)) return null;
  return { kind, begins: `${REFERENCE_PREFIXES[kind]}-${grouped(body, GROUP)}` };
}

function endOf(plain: string): ReferencePart | null {
  const body = heard(plain);
  if (body.length < LEAST.ends || body.length > LENGTH || !CHARACTERS.test(body)) return null;
  return { kind: null, ends: grouped(body, body.length - GROUP) };
}
