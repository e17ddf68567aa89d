import type { About, ChaseEvent } from './events.js';
import { keyOf, matterOf } from './planned-item.js';
import { type ChaseState, type Matter, type Notice, type ReachedRung, untouched } from './state.js';

type DataOf<Type extends ChaseEvent['type']> = Extract<ChaseEvent, { type: Type }>['data'];

const settled = (state: ChaseState, about: About): ChaseState => ({
  ...state,
  settled: { ...state.settled, [keyOf(about)]: true },
});

function withMatter(
  state: ChaseState,
  matter: string,
  change: (matter: Matter) => Partial<Matter>,
): ChaseState {
  const before = state.matters[matter] ?? untouched;
  return { ...state, matters: { ...state.matters, [matter]: { ...before, ...change(before) } } };
}

function withNotice(state: ChaseState, id: string, change: (notice: Notice) => Partial<Notice>): ChaseState {
  const before = state.notices[id];
  if (before === undefined) return state;
  return { ...state, notices: { ...state.notices, [id]: { ...before, ...change(before) } } };
}

const added = (state: ChaseState, id: string, notice: Notice): ChaseState => ({
  ...state,
  notices: { ...state.notices, [id]: notice },
});

function reminded(state: ChaseState, data: DataOf<'ReminderIssued'>): ChaseState {
  const { notice, instrument, colour, at, issuedOn, receivers } = data;
  const matter = matterOf(data);
  const issued = { notice, band: instrument.code, colour, at, issuedOn };
  const told = withMatter(settled(state, data), matter, ({ reminders }) => ({
    reminders: [...reminders, issued],
  }));
  return added(told, notice, {
    matter,
    kind: 'reminder',
    receivers: receivers.map(({ person }) => person),
    received: [],
    answered: false,
    proposal: null,
  });
}

function reached(
  state: ChaseState,
  data: DataOf<'Escalated'> | DataOf<'EscalationProposed'>,
  standing: 'proposed' | 'issued',
): ChaseState {
  const { notice, instrument, answerLateFrom } = data;
  const matter = matterOf(data);
  const rung: ReachedRung = { notice, code: instrument.code, standing, answerLateFrom, noResponse: false };
  const told = withMatter(settled(state, data), matter, ({ rungs }) => ({
    rungs: [...rungs.filter((other) => other.notice !== notice), rung],
  }));
  return added(told, notice, {
    matter,
    kind: 'escalation',
    receivers: 'receivers' in data ? data.receivers.map(({ person }) => person) : [],
    received: [],
    answered: false,
    proposal: 'receivers' in data ? null : data,
  });
}

const withRung = (state: ChaseState, notice: string, change: Partial<ReachedRung>): ChaseState => {
  const matter = state.notices[notice]?.matter;
  if (matter === undefined) return state;
  return withMatter(state, matter, ({ rungs }) => ({
    rungs: rungs.map((rung) => (rung.notice === notice ? { ...rung, ...change } : rung)),
  }));
};

/** The chasing of a problem one event later. */
export function evolveChase(state: ChaseState, event: ChaseEvent): ChaseState {
  switch (event.type) {
    case 'ChasePlanned':
      return { ...state, problem: event.data.problem, planned: event.data.items };
    case 'ReminderIssued':
      return reminded(state, event.data);
    case 'Overdue':
    case 'ReminderSuppressed':
      return settled(state, event.data);
    case 'EscalationProposed':
      return reached(state, event.data, 'proposed');
    case 'Escalated':
      return reached(state, event.data, 'issued');
    case 'ProposalDeclined': {
      const { notice } = event.data;
      const declined = withRung(state, notice, { standing: 'declined' });
      return withNotice(declined, notice, () => ({ proposal: null }));
    }
    case 'ReceiptConfirmed':
      return withNotice(state, event.data.notice, ({ received }) => ({
        received: [...received, event.data.by],
      }));
    case 'EscalationAnswered': {
      const { notice } = event.data;
      const matter = state.notices[notice]?.matter;
      const heard = withNotice(state, notice, () => ({ answered: true }));
      return matter === undefined ? heard : withMatter(heard, matter, () => ({ answered: true }));
    }
    case 'NoResponse':
      return withRung(settled(state, event.data), event.data.notice, { noResponse: true });
    default:
      return event satisfies never;
  }
}
