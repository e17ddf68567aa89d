import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { exitCodes } from '../exit-codes.js';
import { message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf } from './global-options.js';

interface Parked {
  readonly stream: string;
  readonly view: string;
  readonly eventId: string;
  readonly type: string;
  readonly error: string;
  readonly held: number;
}

interface Tried {
  /** Nothing of the stream is parked any more. */
  readonly whole: boolean;
}

/** `xiaohao parked` (which is `parked list`), `retry`, `skip`. */
export function addParked(program: Command): void {
  const parked = program.command('parked').description('搁置的事件 / events that a view could not take in');
  parked
    .command('list', { isDefault: true })
    .description('列出 / list them')
    .action(async (_options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const { parked: entries } = await connect(connection).get<{ readonly parked: readonly Parked[] }>(
        '/views/parked',
      );
      if (json) return printJson({ parked: entries });
      if (entries.length === 0) return note(message(lang, 'nothingParked'));
      const titles =
        lang === 'zh'
          ? ['流', '视图', '事件', '类型', '其后', '原因']
          : ['Stream', 'View', 'Event', 'Type', 'Held', 'Why'];
      print(
        table(
          titles.map((title) => ({ title })),
          entries.map(({ stream, view, eventId, type, held, error }) => [
            stream,
            view,
            eventId,
            type,
            String(held),
            error,
          ]),
        ),
      );
    });
  parked
    .command('retry')
    .description('重试一个流 / try a stream again')
    .argument('<stream>', '流 / the stream')
    .action(async (stream: string, _options: unknown, command: Command) => {
      const path = `/views/parked/${encodeURIComponent(stream)}/retry`;
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const tried = await connect(connection).post<Tried>(path, {}, { long: true });
      if (json) printJson(tried);
      else print(message(lang, tried.whole ? 'nothingParkedOf' : 'stillParked', { stream }));
      if (!tried.whole) process.exitCode = exitCodes.refused;
    });
  parked
    .command('skip')
    .description('说明理由后跳过一个事件 / skip one event, with a ground')
    .argument('<stream>', '流 / the stream')
    .argument('<event>', '事件标识 / id of the event')
    .requiredOption('--ground <text>', '理由 / why')
    .action(async (stream: string, event: string, { ground }: { ground: string }, command: Command) => {
      const path = `/views/parked/${encodeURIComponent(stream)}/skip`;
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const tried = await connect(connection).post<Tried>(path, { event, ground }, { long: true });
      if (json) return printJson(tried);
      print(message(lang, 'skipped', { stream }));
      // What was asked for is done, be there more behind it or not.
      if (!tried.whole) print(message(lang, 'stillParked', { stream }));
    });
}
