import { type LocalText } from '@ur-desk/domain/kernel';
import { type ReasonCodeView, type ReasonUse } from '@ur-desk/domain/reason-codes';

export const REASON_CODE_COLUMNS = `r.id, r.code, r.text, r.uses, r.comment_needed, r.active, r.position, r.created_at,
  r.updated_at, r.version`;

export interface ReasonCodeRow {
  id: string;
  code: string;
  text: LocalText;
  uses: ReasonUse[];
  comment_needed: boolean;
  active: boolean;
  position: number;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export const reasonCodeView = (row: ReasonCodeRow): ReasonCodeView => ({
  id: row.id,
  code: row.code,
  text: { en: row.text.en, zh: row.text.zh },
  uses: row.uses,
  commentNeeded: row.comment_needed,
  active: row.active,
  position: row.position,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});
