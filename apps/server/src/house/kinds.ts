import {
  type CampaignCommand,
  type CampaignContext,
  type CampaignEvent,
  type CampaignState,
  campaignDecider,
  campaignEventVersions,
} from '@xiaohao/campaign';
import type { AggregateKind } from '@xiaohao/command-handling';
import {
  type NumberingCommand,
  type NumberingEvent,
  type NumberingState,
  numberingDecider,
  numberingEventVersions,
  numbersStream,
} from '@xiaohao/numbering';
import {
  type Organisation,
  type OrganisationCommand,
  type OrganisationContext,
  type OrganisationEvent,
  organisationDecider,
  organisationEventVersions,
} from '@xiaohao/organisation';
import {
  type DecisionContext,
  type ProblemCommand,
  type ProblemEvent,
  type ProblemState,
  problemDecider,
  problemEventVersions,
} from '@xiaohao/problem';
import {
  type CalendarCommand,
  type CalendarContext,
  type CalendarEvent,
  type CalendarState,
  calendarDecider,
  calendarEventVersions,
} from '@xiaohao/working-calendar';

/** The working calendar: one stream over the default set. */
export const calendarKind: AggregateKind<CalendarCommand, CalendarEvent, CalendarState, CalendarContext> = {
  name: 'calendar',
  decider: calendarDecider,
  stream: () => 'calendar',
  schemaVersions: calendarEventVersions,
};

/** The kinds of aggregates: a decider, its streams, the versions of its events. */
export const problemKind: AggregateKind<ProblemCommand, ProblemEvent, ProblemState, DecisionContext> = {
  name: 'problem',
  decider: problemDecider,
  stream: (id) => `problem-${id}`,
  schemaVersions: problemEventVersions,
  // To be raised whenever the shape of ProblemState changes, or what evolve makes of an event.
  snapshotVersion: 'problem-5',
};

export const campaignKind: AggregateKind<CampaignCommand, CampaignEvent, CampaignState, CampaignContext> = {
  name: 'campaign',
  decider: campaignDecider,
  stream: (id) => `campaign-${id}`,
  schemaVersions: campaignEventVersions,
};

export const organisationKind: AggregateKind<
  OrganisationCommand,
  OrganisationEvent,
  Organisation,
  OrganisationContext
> = {
  name: 'organisation',
  decider: organisationDecider,
  stream: () => 'organisation',
  schemaVersions: organisationEventVersions,
};

export const numberingKind: AggregateKind<NumberingCommand, NumberingEvent, NumberingState, undefined> = {
  name: 'numbers',
  decider: numberingDecider,
  stream: numbersStream,
  schemaVersions: numberingEventVersions,
};
