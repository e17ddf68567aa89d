import { isRefusal } from '@xiaohao/deciding';
import { refusalTexts } from '@xiaohao/http';
import {
  type Organisation,
  type OrganisationContext,
  organisationDecider,
  organisationRefusals,
  type SingleCommand,
} from '@xiaohao/organisation';
import type { Row } from './read-csv.js';
import type { RowFault } from './row-faults.js';

/** What a file leads to, line by line, each on what the lines before it lead to. */
export class Plan {
  readonly commands: SingleCommand[] = [];
  readonly faults: RowFault[] = [];
  added = 0;
  changed = 0;
  unchanged = 0;
  /** Lines of those added and changed that wait for a second person. */
  pending = 0;

  constructor(
    /** As it will stand after the lines so far. */
    public reached: Organisation,
    readonly context: OrganisationContext,
    readonly newId: () => string,
  ) {}

  /** Takes a line's commands in, or notes why the register would refuse the first one. */
  take(
    row: Row,
    what: 'added' | 'changed',
    commands: readonly SingleCommand[],
    columns: PointerColumns,
  ): void {
    let reached = this.reached;
    let waits = false;
    for (const command of commands) {
      const decision = organisationDecider.decide(command, reached, this.context);
      if (isRefusal(decision)) {
        // An earlier file, or this line before, has asked for the same: it waits still.
        if (decision.refused === 'ProposedAlready') {
          this.unchanged += 1;
          return;
        }
        this.faults.push({
          line: row.line,
          column: columns[decision.pointer ?? ''] ?? columns[''],
          code: decision.refused,
          ...refusalTexts(organisationRefusals[decision.refused], decision.params),
        });
        return;
      }
      waits ||= decision.some(({ type }) => type === 'ChangeProposed');
      reached = decision.reduce(organisationDecider.evolve, reached);
    }
    this.reached = reached;
    this.commands.push(...commands);
    this[what] += 1;
    if (waits) this.pending += 1;
  }
}

/** The column that a pointer of the register's refusals means; `''` for a refusal that names no field. */
export type PointerColumns = Readonly<Record<string, string>> & { readonly '': string };
