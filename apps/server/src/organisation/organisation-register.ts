import { Injectable } from '@nestjs/common';
import type { Precondition } from '@xiaohao/command-handling';
import { etagOf } from '@xiaohao/http';
import {
  isWeighty,
  type Organisation,
  type OrganisationCommand,
  type OrganisationContext,
  proposalOf,
} from '@xiaohao/organisation';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { organisationKind } from '../house/kinds.js';
import { Registers } from '../house/registers.js';
import type { Asked } from '../identity/asked.js';

/** The organisation's days are days here, whatever the zone of a campaign. */
export const dayOf = (now: string): string => dateInZone(now, chinaTime);

export const contextOf = (by: string, now: string): OrganisationContext => ({ by, now, today: dayOf(now) });

/** Whether it has not happened yet, but waits for a second person. */
const waits = (command: OrganisationCommand, proposals: Organisation['proposals']): boolean =>
  command.type !== 'KeepMany' &&
  command.type !== 'ConfirmChange' &&
  command.type !== 'DeclineChange' &&
  isWeighty(command) &&
  proposals.has(proposalOf(command));

/** The one register of the organisation, for every route that reads or keeps it. Its revision is the ETag of all. */
@Injectable()
export class OrganisationRegister {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
  ) {}

  /** As it stands now; the answer carries its ETag. */
  async read(reply: FastifyReply): Promise<Organisation> {
    const { state, revision } = await this.registers.organisation();
    if (revision !== 'absent') void reply.header('etag', etagOf(revision));
    return state;
  }

  /** As it stands now, with the revision at which it does. */
  now(): ReturnType<Registers['organisation']> {
    return this.registers.organisation();
  }

  /** Adds an entry of its own, whatever else has changed. */
  add(asked: Asked, id: string, command: OrganisationCommand, location: string): Promise<CommandAnswer> {
    return this.#act(asked, id, command, { location });
  }

  /** Changes what the caller has read. */
  change(asked: Asked, id: string, command: OrganisationCommand): Promise<CommandAnswer> {
    return this.#act(asked, id, command, { precondition: asked.matching() });
  }

  /** Writes what was worked out from one revision, if that still stands. */
  settle(asked: Asked, command: OrganisationCommand, precondition: Precondition): Promise<CommandAnswer> {
    return this.#act(asked, 'organisation', command, { precondition });
  }

  #act(
    asked: Asked,
    id: string,
    command: OrganisationCommand,
    more: { readonly location?: string; readonly precondition?: Precondition },
  ): Promise<CommandAnswer> {
    return this.registerDesk.act(organisationKind, asked, {
      aggregate: '',
      id,
      command,
      context: (now: string) => contextOf(asked.caller.id, now),
      tell: ({ proposals }) => (waits(command, proposals) ? { pending: true } : {}),
      ...more,
    });
  }
}
