import type { AfterClosingEvent } from './after-closing/events.js';
import type { DeadlineEvent } from './deadlines/events.js';
import type { IdentificationEvent } from './identification/events.js';
import type { RectificationEvent } from './rectification/events.js';
import type { ReviewEvent } from './review/events.js';
import type { SignOffEvent } from './sign-off/events.js';

/** Everything that can happen to a problem. Names and shapes are for ever; a change is a new version. */
export type ProblemEvent =
  | IdentificationEvent
  | ReviewEvent
  | RectificationEvent
  | DeadlineEvent
  | SignOffEvent
  | AfterClosingEvent;

export type ProblemEventType = ProblemEvent['type'];
