import type { CampaignEvent } from '@xiaohao/campaign';
import type { RecordedEvent } from '@xiaohao/event-log';
import type { OrganisationEvent } from '@xiaohao/organisation';
import type { Handler, RowStore, StreamClaim } from '@xiaohao/projection-runtime';

type Handlers<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]?: (
    event: Omit<RecordedEvent, 'type' | 'data'> & Extract<Event, { readonly type: Type }>,
    rows: RowStore,
  ) => void;
};

const knownCampaign: Readonly<Record<CampaignEvent['type'], number>> = {
  CampaignOpened: 3,
  RulesRevised: 3,
  PanelFormed: 1,
  ChecklistIssued: 1,
  CampaignClosed: 1,
};

const knownOrganisation: Readonly<Record<OrganisationEvent['type'], number>> = {
  UnitRegistered: 1,
  UnitRenamed: 1,
  UnitDescribed: 1,
  UnitMoved: 1,
  UnitsMerged: 1,
  UnitClosed: 1,
  PersonRegistered: 1,
  PersonReassigned: 1,
  PersonLeft: 1,
  PersonEntered: 1,
  Appointed: 1,
  AppointmentEnded: 1,
  DutyDelegated: 1,
  DelegationEnded: 1,
  AbsenceRecorded: 1,
  AbsenceEnded: 1,
};

/** The claim of a view that reads campaigns. */
export const onCampaigns = (on: Handlers<CampaignEvent>, every?: Handler): StreamClaim => ({
  kind: 'campaign',
  known: knownCampaign,
  on: on as unknown as Readonly<Record<string, Handler>>,
  ...(every === undefined ? {} : { every }),
});

export type OrganisationHandlers = Handlers<OrganisationEvent>;

/** The claim of a view that reads the organisation. */
export const onOrganisation = (on: OrganisationHandlers): StreamClaim => ({
  kind: 'organisation',
  known: knownOrganisation,
  on: on as unknown as Readonly<Record<string, Handler>>,
});
