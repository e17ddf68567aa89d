import type { HistoryEntry, ProblemAsOf, ProblemDiff, ProblemDocument } from '@xiaohao/ledger';
import { commandLabels, type Label } from '@xiaohao/problem';
import type { Command } from 'commander';
import type { Api } from '../connection/api.js';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { actingFor } from '../output/acting-for.js';
import { describeChanges } from '../output/describe-changes.js';
import { describeProblem } from '../output/describe-problem.js';
import { localTime } from '../output/local-time.js';
import { note, print, printJson } from '../output/print.js';
import type { Reader } from '../output/value-in-words.js';
import { wordsOf } from './campaigns.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';
import { namesOf } from './names.js';
import { stepsWithActions, wholeRecord } from './whole-record.js';

interface Options {
  readonly at?: string;
  readonly known?: string;
  readonly diff?: string;
  readonly actions?: true;
}

type Past = ProblemDocument & { readonly past: Pick<ProblemAsOf, 'entries' | 'enteredLater'> };
/** An entry of the record, and what the caller might have done after it where that was asked for. */
type Step = HistoryEntry & { readonly actions?: readonly string[] };

const query = (params: Readonly<Record<string, string | undefined>>): string => {
  const given = Object.entries(params).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
};

/** `xiaohao replay`: how a problem stood, what changed between two points, or its record step by step. */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      '重放一个问题：逐步、某一时点、两个时点之间 / replay a problem: step by step, at a point, between two',
    )
    .argument('<number>', '编号或标识 / its number or id')
    .option(
      '--at <point>',
      '时点：版本、日期、时刻、position:N / as of: a revision, a date, an instant, position:N',
    )
    .option(
      '--known <point>',
      '按当时所知；与 --at 或 --diff 合用 / as known at that point; goes with --at or --diff',
    )
    .option('--diff <point>', '与另一时点比较，如 now / compare with another point, such as now')
    .option('--actions', '逐步列出本人当时可做什么 / with what you might have done at each step')
    .action(async (wanted: string, { at, known, diff, actions }: Options, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      if (known !== undefined && at === undefined && diff === undefined)
        throw new Declined(message(lang, 'knownAlone'), exitCodes.usage);
      const api = connect(connection);
      const path = `/problems/${await findProblem(api, wanted, lang)}`;
      // JSON is answered as it comes, without anybody's words.
      const reader = json ? undefined : await readerOf(api, lang);
      if (diff !== undefined) {
        const between = query({ from: at ?? '0', to: diff, knownAt: known });
        const found = await api.get<ProblemDiff>(`${path}/diff${between}`);
        return reader ? showDiff(found, reader) : printJson(found);
      }
      if (at !== undefined) {
        const found = await api.get<Past>(`${path}${query({ asOf: at, knownAt: known })}`);
        return reader ? showPast(found, reader) : printJson(found);
      }
      const events = actions ? await stepsWithActions(api, path) : await wholeRecord(api, path);
      return reader ? showSteps(events, reader) : printJson({ events });
    });
}

async function readerOf(api: Api, lang: Language): Promise<Reader> {
  return {
    names: await namesOf(api, ['units', 'people', 'campaigns']),
    words: await wordsOf(api, lang),
    lang,
  };
}

function showLater(later: ProblemAsOf['enteredLater'], lang: Language): void {
  for (const { revision, happenedAt, recordedAt } of later)
    note(message(lang, 'enteredLater', { revision, happenedAt, recordedAt: localTime(recordedAt) }));
}

function showPast(found: Past, reader: Reader): void {
  print(describeProblem(found, reader));
  showLater(found.past.enteredLater, reader.lang);
}

function showDiff({ from, to, changes }: ProblemDiff, reader: Reader): void {
  const { lang } = reader;
  note(
    message(lang, 'between', { from: from.revision ?? '—', to: to.revision ?? '—', count: changes.length }),
  );
  if (changes.length > 0) print(describeChanges(changes, reader));
  showLater(to.enteredLater, lang);
}

function showSteps(events: readonly Step[], reader: Reader): void {
  const { names, lang } = reader;
  for (const {
    revision,
    recordedAt,
    happenedAt,
    backDated,
    meaning,
    actor,
    command,
    changes,
    ...step
  } of events) {
    const stated = happenedAt === null ? '' : ` (${happenedAt}${backDated ? ' ◂' : ''})`;
    print(
      `${revision.padStart(4)}  ${localTime(recordedAt)}${stated}  ${meaning[lang]}  ${actingFor(names(actor.id), actor.onBehalfOf && names(actor.onBehalfOf), lang)}  ${inWords([command], lang)}`,
    );
    if (changes.length > 0) print(describeChanges(changes, reader, '      '));
    if (step.actions) print(`      ${message(lang, 'permitted', { actions: inWords(step.actions, lang) })}`);
  }
}

function inWords(actions: readonly string[], lang: Language): string {
  const labels: Readonly<Record<string, Label>> = commandLabels;
  return (
    actions.map((command) => labels[command]?.[lang] ?? command).join(lang === 'zh' ? '、' : ', ') || '—'
  );
}
