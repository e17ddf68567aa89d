import { CommanderError } from 'commander';
import { Declined, Refused, Stranger, Unanswered, Unreachable } from './connection/faults.js';
import { exitCodes } from './exit-codes.js';
import { type Language, message } from './messages.js';
import { Unwritten } from './output/print.js';
import { showsHelp, usageInWords } from './usage.js';

/** What went wrong: in words, and as programs read it with `--json`. */
export interface Explanation {
  readonly exitCode: number;
  readonly text: string;
  readonly json: object;
}

const simple = (exitCode: number, text: string): Explanation => ({
  exitCode,
  text,
  json: { exitCode, detail: text },
});

/** Undefined for what is no fault that this program knows. */
export function explain(error: unknown, lang: Language): Explanation | undefined {
  if (error instanceof CommanderError) return usage(error, lang);
  if (error instanceof Declined) return simple(error.exitCode, error.message);
  if (error instanceof Unreachable)
    return simple(
      exitCodes.unreachable,
      message(lang, 'unreachable', { url: error.url, cause: error.reason }),
    );
  if (error instanceof Unanswered)
    return simple(
      exitCodes.unreachable,
      message(lang, error.changing ? 'changeUnanswered' : 'unanswered', {
        url: error.url,
        seconds: error.seconds,
      }),
    );
  if (error instanceof Stranger)
    return simple(
      exitCodes.unreachable,
      message(lang, 'stranger', { url: error.url, answered: error.answered }),
    );
  if (error instanceof Unwritten)
    return simple(exitCodes.unwritten, message(lang, 'unwritten', { code: error.code }));
  return error instanceof Refused ? refused(error, lang) : ofTheMachine(error, lang);
}

/** Where help was asked for, or shown in place of an answer, it has been printed. */
function usage(error: CommanderError, lang: Language): Explanation {
  if (error.exitCode === 0) return { exitCode: exitCodes.done, text: '', json: {} };
  const { text, ...told } = simple(exitCodes.usage, usageInWords(error, lang));
  return { ...told, text: showsHelp(error) ? '' : text };
}

/** Of these the cause is that there was no room. */
const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'];
/** By their primary code. */
const sqliteFaults: Readonly<Record<number, string>> = {
  8: 'SQLITE_READONLY',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
};

/** A disk that is full, a folder that may not be written, an address that is taken: the machine's, and no fault of ours. */
function ofTheMachine(error: unknown, lang: Language): Explanation | undefined {
  const { code, dest, path, address, port, syscall, errcode } = (error ?? {}) as Partial<MachineFault>;
  const ofSqlite = code === 'ERR_SQLITE_ERROR' ? sqliteFaults[(errcode ?? 0) & 0xff] : undefined;
  if (syscall === undefined && ofSqlite === undefined) return undefined;
  const named = ofSqlite ?? String(code);
  const where = dest ?? path ?? (port === undefined ? '' : `${address ?? ''}:${port}`);
  const cause = [named, syscall, where].filter(Boolean).join(' ');
  return noRoom.includes(named)
    ? simple(exitCodes.unwritten, message(lang, 'noRoom', { cause }))
    : simple(exitCodes.refused, message(lang, 'machineRefuses', { cause }));
}

interface MachineFault extends NodeJS.ErrnoException {
  readonly dest?: string;
  readonly address?: string;
  readonly port?: number;
  readonly errcode?: number;
}

/** The server's problem document comes through as it is. */
function refused({ details, request }: Refused, lang: Language): Explanation {
  const { title, detail } = lang === 'en' && details.en ? details.en : details;
  const lines = [
    `${message(lang, 'refused')} (${details.status} ${details.code}): ${title}`,
    ...(detail === title ? [] : [detail]),
    ...(details.errors ?? []).map(
      (fault) =>
        `  ${fault.pointer ?? fault.parameter ?? ''}: ${lang === 'en' ? fault.en : fault.message} (${fault.code})`,
    ),
    `  ${request}`,
  ];
  const exitCode = exitCodes.refused;
  return { exitCode, text: lines.join('\n'), json: { exitCode, request, ...details } };
}
