import { EventUnreadable, LogInUse, LogUnavailable, WrongExpectedRevision } from '@xiaohao/event-log';
import { hasAnswered } from '@xiaohao/event-log/eventstoredb';
import { InvalidAddress } from '@xiaohao/event-log/store-address';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { EventMissing, EventTwice, LogsDiffer, NotOurs, StreamOfAnother } from './copy-faults.js';
import { isStore, NoLog, OneWithinTheOther, type Place, shown, WithinAnother } from './open-log.js';
import { placeOf } from './whose-failure.js';

interface Errand {
  readonly from: Place;
  readonly to: Place;
}

/** What went wrong when a log was moved, as the command line tells it; anything else comes back as it is. */
export function inWords(error: unknown, errand: Errand, lang: Language): unknown {
  if (error instanceof InvalidAddress)
    return new Declined(message(lang, 'storeAddress', { cause: error[lang] }), exitCodes.usage);
  const place = placeOf(error);
  if (error instanceof LogUnavailable && place && isStore(place) && !hasAnswered(error))
    return new Unreachable(shown(place), error.message);
  const text = refusal(error, errand, lang);
  return text === undefined ? error : new Declined(text, exitCodes.refused);
}

function refusal(error: unknown, { from, to }: Errand, lang: Language): string | undefined {
  if (error instanceof NoLog) return message(lang, 'logMissing', { place: error.message });
  if (error instanceof OneWithinTheOther) return message(lang, 'copyWithin');
  if (error instanceof WithinAnother)
    return message(lang, 'copyWithinAnother', { prefix: error.prefix, stream: error.stream, own: to.prefix });
  if (error instanceof StreamOfAnother) return message(lang, 'copyOfAnother', { stream: error.stream });
  if (error instanceof LogInUse) return message(lang, 'logHeld', { cause: error.message });
  if (error instanceof LogsDiffer) {
    if (error.event === undefined) return message(lang, 'copyLonger');
    const { stream, revision } = error.event;
    return message(lang, 'copyDiffers', { at: error.at, stream, revision });
  }
  if (error instanceof WrongExpectedRevision)
    return message(lang, 'copyWrittenMeanwhile', {
      stream: error.stream,
      actual: error.actual,
      expected: error.expected,
    });
  return brokenSource(error, from, lang) ?? ofPlace(error, lang);
}

function brokenSource(error: unknown, from: Place, lang: Language): string | undefined {
  if (error instanceof EventMissing) {
    const { stream, revision, found } = error;
    return message(lang, 'copyGap', { stream, revision, found });
  }
  if (error instanceof NotOurs) {
    const { stream, revision, why } = error;
    return message(lang, 'copyNotOurs', { place: shown(from), stream, revision, cause: why });
  }
  if (!(error instanceof EventTwice)) return undefined;
  const said = ({ stream, revision }: EventTwice['event']): string =>
    message(lang, 'copyAt', { stream, revision });
  const { event, first } = error;
  return message(lang, 'copyTwice', { id: event.id, first: first ? said(first) : '?', second: said(event) });
}

/** A disk that is full, a file that is no database, a right that is missing: the place is named, and what it said. */
function ofPlace(error: unknown, lang: Language): string | undefined {
  const place = placeOf(error);
  if (!place || !(error instanceof Error)) return undefined;
  if (error instanceof EventUnreadable) {
    const { stream, revision } = error;
    return message(lang, 'copyNotOurs', { place: shown(place), stream, revision, cause: error.message });
  }
  return message(lang, error instanceof LogUnavailable && isStore(place) ? 'placeRefused' : 'placeUnusable', {
    place: shown(place),
    cause: error.message,
  });
}
