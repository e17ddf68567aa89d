import type { Language } from './events.js';
import { messageTexts } from './message-texts.js';

/** What a message says of an entry of the snail board: the unit, the month, by when to answer. */
export interface PostingLine {
  readonly kind: 'posted' | 'takenOff';
  readonly unit: string;
  /** The month, `YYYY-MM`. */
  readonly period: string;
  readonly answerDueOn: string;
  readonly urgent: boolean;
}

/** What a message says of one notice. No wording of a problem: a number tells those who may look it up. */
export interface NoticeLine {
  readonly kind: 'chase';
  readonly number: string;
  readonly instrument: { readonly zh: string; readonly en: string };
  readonly obligation: string;
  readonly dueOn: string;
  /** The last day for an answer; null where none is wanted. */
  readonly answerDueOn: string | null;
  readonly urgent: boolean;
}

/** One message about all that a person has to be told. */
export function compose(
  lines: readonly (NoticeLine | PostingLine)[],
  language: Language,
): { readonly subject: string; readonly text: string } {
  const texts = messageTexts[language];
  const urgent = lines.some((line) => line.urgent);
  const body = lines.map((line, index) => {
    if (line.kind !== 'chase')
      return `${index + 1}. ${texts[line.kind](line.unit, line.period, line.answerDueOn)}`;
    const said = texts.line(line.instrument[language], line.number, line.obligation, line.dueOn);
    const answer = line.answerDueOn === null ? '' : texts.answer(line.answerDueOn);
    return `${index + 1}. ${said}${answer}`;
  });
  return {
    subject: texts.subject(lines.length, urgent),
    text: [texts.greeting, '', ...body, '', texts.closing, ''].join('\n'),
  };
}
