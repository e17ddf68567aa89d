import type { CalendarYear } from '@xiaohao/working-calendar';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined, Refused } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { connectionOf, whole } from './global-options.js';
import { jsonFile } from './json-file.js';

interface Calendar {
  readonly version: string;
  readonly provisionalFrom: number;
  readonly datesDerivedAgain: boolean;
  readonly years: readonly (CalendarYear & { readonly loaded: boolean })[];
}

/** `xiaohao calendar show`, `import`. */
export function addCalendar(program: Command): void {
  const calendar = program.command('calendar').description('工作日历 / the working calendar');
  calendar
    .command('show')
    .description('现行日历，或一个年度的安排 / the calendar that holds, or one year of it')
    .argument('[year]', '年份 / a year', whole(1901, 9998))
    .action(async (year: number | undefined, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const held = await connect(connection).get<Calendar>('/calendar');
      const years = held.years.filter((known) => year === undefined || known.year === year);
      if (json) return printJson(year === undefined ? held : (years[0] ?? null));
      print(message(lang, 'calendarHolds', { version: held.version, from: held.provisionalFrom }));
      if (!held.datesDerivedAgain) print(message(lang, 'stillDeriving'));
      const titles =
        lang === 'zh' ? ['年度', '通知', '放假', '调休上班'] : ['Year', 'Notice', 'Off', 'Worked'];
      print(
        table(
          titles.map((title) => ({ title })),
          years.map((known) => [
            String(known.year),
            known.notice,
            daysOf(known.holidays, year !== undefined),
            daysOf(known.makeUpDays, year !== undefined),
          ]),
        ),
      );
    });
  calendar
    .command('import')
    .description('载入年度安排（JSON）；同样的内容再载入不改变任何东西 / load years from JSON')
    .argument('<file>', '文件 / the file')
    .action(async (file: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const content = read(file, lang);
      const answer = await api.post<object>('/calendar/years', content).catch(unlessUnchanged);
      if (json) return printJson(answer);
      if (answer === null) return note(message(lang, 'calendarUnchanged'));
      const { version } = await api.get<Calendar>('/calendar');
      print(message(lang, 'yearsLoaded', { count: content.years.length, version }));
    });
}

/** Taking the same file in again is no fault. */
function unlessUnchanged(error: unknown): null {
  if (error instanceof Refused && error.details.code === 'CalendarUnchanged') return null;
  throw error;
}

const daysOf = (days: readonly string[], all: boolean): string =>
  all ? days.map((day) => day.slice(5)).join(' ') : String(days.length);

/** The file's years; what is in them the server looks at. */
function read(file: string, lang: Language): { readonly years: readonly unknown[] } {
  const years = jsonFile(file, lang)?.['years'];
  if (Array.isArray(years)) return { years };
  throw new Declined(message(lang, 'fileNotCalendar', { file }), exitCodes.usage);
}
