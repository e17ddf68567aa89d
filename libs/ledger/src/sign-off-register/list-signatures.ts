import type { SignatureMeaning } from '@xiaohao/problem';
import { decodeRow } from '@xiaohao/projection-runtime';
import { fromDay, untilDay } from '../asking/days.js';
import type { Ledger } from '../asking/ledger.js';
import { type Page, type PageAsked, readPage, unitsUnder } from '../asking/pages.js';
import { type SignatureRow, signature } from './sign-off-register.js';

export interface ListSignatures extends PageAsked {
  readonly problem?: string;
  readonly campaign?: string;
  readonly unit?: string;
  readonly signer?: string;
  readonly meaning?: SignatureMeaning;
  /** Those to be given again: a material event has overtaken them, none was given in their place, and the request runs. */
  readonly stale?: boolean;
  readonly from?: string;
  readonly to?: string;
}

export interface SignatureLine extends SignatureRow {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
}

/** The latest first. */
export function listSignatures(ledger: Ledger, asked: ListSignatures): Page<SignatureLine> {
  const page = readPage<SignatureLine>(
    ledger,
    {
      name: 'signatures',
      select: 'SELECT s.*, p.number, p.title, p.unit FROM signature s JOIN problem p ON p.id = s.problem',
      restrictions: [
        { sql: 's.problem = ?', value: asked.problem },
        { sql: 'p.campaign = ?', value: asked.campaign },
        { sql: `p.unit IN (${unitsUnder})`, value: asked.unit },
        { sql: 's.signer = ?', value: asked.signer },
        { sql: 's.meaning = ?', value: asked.meaning },
        {
          sql: '(s.staleSince IS NOT NULL AND s.renewedBy IS NULL AND s.requestEndedBy IS NULL) = ?',
          value: asked.stale === undefined ? undefined : Number(asked.stale),
        },
        { sql: 's.at >= ?', value: asked.from && fromDay(asked.from) },
        { sql: 's.at < ?', value: asked.to && untilDay(asked.to) },
      ],
      order: [
        ['s.at', 'at'],
        ['s.problem', 'problem'],
        ['s.revision', 'revision'],
      ],
      direction: 'desc',
    },
    asked,
  );
  const rows = page.rows.map((row) => {
    const { number, title, unit } = row;
    return { ...decodeRow<SignatureRow>(signature, { ...row }), number, title, unit };
  });
  return { ...page, rows };
}
