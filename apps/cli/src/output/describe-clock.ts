import {
  type Clocked,
  type CountedDay,
  type Derivation,
  type Label,
  type Stage,
  stageLabels,
} from '@xiaohao/problem';
import { type Language, message } from '../messages.js';
import type { CampaignWords } from './campaign-words.js';

/** A problem's clock as the server answers it. */
export interface ShownClock {
  readonly number: string;
  readonly stage: Stage;
  readonly zone: string;
  readonly today: string;
  readonly rules: { readonly version: number; readonly effectiveOn: string };
  readonly calendar: { readonly version: string; readonly datesDerivedAgain: boolean };
  readonly obligations: readonly (Clocked & {
    readonly label: Label;
    readonly derivation?: Derivation | null;
  })[];
}

type Line = ShownClock['obligations'][number];

/** For a terminal: one paragraph for each thing that is due, its days under it. */
export function describeClock(clock: ShownClock, words: CampaignWords, lang: Language): string {
  const { number, today, zone, rules, calendar } = clock;
  const head = message(lang, 'clockHead', {
    number,
    stage: stageLabels[clock.stage][lang],
    today,
    zone,
    rules: rules.version,
    effectiveOn: rules.effectiveOn,
    calendar: calendar.version,
  });
  const notes = calendar.datesDerivedAgain ? [] : [message(lang, 'stillDeriving')];
  if (clock.obligations.length === 0) return [head, ...notes, message(lang, 'nothingDue')].join('\n');
  return [head, ...notes, ...clock.obligations.flatMap((line) => ['', ...paragraph(line, words, lang)])].join(
    '\n',
  );
}

function paragraph(line: Line, words: CampaignWords, lang: Language): readonly string[] {
  const light = line.light === null ? '' : `  ● ${words.band(line.light.code)}`;
  const bands = line.bands.map(({ code, from }) => `${words.band(code)} ${from}`).join(' · ');
  return [
    `${line.dueOn}  ${line.label[lang]}  ${remaining(line, lang)}${light}`,
    ...original(line, lang),
    `  ${reason(line, lang)}`,
    ...(line.provisional ? [`  ${message(lang, 'provisionalDate')}`] : []),
    ...(bands === '' ? [] : [`  ${bands}`]),
    ...(line.derivation ? derived(line.derivation, line.dueOn, lang) : []),
  ];
}

function remaining({ daysLeft, workingDaysLeft }: Line, lang: Language): string {
  if (daysLeft < 0) return message(lang, 'overdueNow', { days: 0 - daysLeft });
  if (daysLeft === 0) return message(lang, 'dueToday');
  const working = workingDaysLeft === null ? '' : message(lang, 'workingDaysLeft', { days: workingDaysLeft });
  return message(lang, 'daysLeft', { days: daysLeft }) + working;
}

function original({ dueOn, originalDueOn, overdueAgainstOriginal }: Line, lang: Language): readonly string[] {
  if (dueOn === originalDueOn) return [];
  const passed = overdueAgainstOriginal ? message(lang, 'originalPassed') : '';
  return [`  ${message(lang, 'originalDue', { date: originalDueOn })}${passed}`];
}

function reason({ explanation }: Line, lang: Language): string {
  switch (explanation.kind) {
    case 'stated':
      return [
        message(lang, 'statedDate'),
        ...explanation.moves.map(
          ({ from, to, late }) =>
            message(lang, 'movedDate', { from, to }) + (late ? message(lang, 'lateMove') : ''),
        ),
      ].join('; ');
    case 'latestMeasure':
      return message(lang, 'byLatestMeasure');
    case 'publicity':
      return message(lang, 'byPublicity', { from: explanation.startsOn, days: explanation.workingDays });
    case 'term': {
      const { startsOn, days, counted, rulesVersion, calendarVersion } = explanation.term;
      const params = { days, rules: rulesVersion, calendar: calendarVersion, from: startsOn };
      return message(lang, 'byTerm', { ...params, counted: message(lang, counted) });
    }
    default:
      return explanation satisfies never;
  }
}

const dayLine = ({ date, kind, notice, number, provisional }: CountedDay, lang: Language): string =>
  [
    `    ${date}`,
    number === null ? '   ·' : String(number).padStart(4),
    message(lang, `day.${kind}`),
    notice ?? '',
    provisional ? '?' : '',
  ]
    .join('  ')
    .trimEnd();

function derived({ days, left, result }: Derivation, dueOn: string, lang: Language): readonly string[] {
  return [
    ...days.map((day) => dayLine(day, lang)),
    ...(left > 0 ? [`    ${message(lang, 'daysOmitted', { count: left })}`] : []),
    `  ${message(lang, result === dueOn ? 'resultIs' : 'resultDiffers', { date: result })}`,
  ];
}
