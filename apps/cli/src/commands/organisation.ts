import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Argument, type Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { message } from '../messages.js';
import { note, print, printJson, put } from '../output/print.js';
import { writeFile } from '../output/write-file.js';
import { connectionOf } from './global-options.js';

interface Report {
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

const kind = (): Argument =>
  new Argument('<what>', '单位或人员 / units or people').choices(['units', 'people']);

/** `xiaohao organisation export`, `import`. */
export function addOrganisation(program: Command): void {
  const organisation = program
    .command('organisation')
    .description('名册：单位、人员与任职 / the register of units, people and posts');
  organisation
    .command('export')
    .description('导出 CSV（UTF-8，可用表格软件打开） / write CSV')
    .addArgument(kind())
    .option('--out <file>', '写入文件；缺省为标准输出 / a file; default: standard output')
    .action(async (what: string, { out }: { readonly out?: string }, command: Command) => {
      const connection = connectionOf(command);
      const content = await connect(connection).download(`/organisation/${what}.csv`, 'text/csv');
      if (out === undefined) put(content);
      else writeFile(out, content, connection.lang);
    });
  organisation
    .command('import')
    .description('导入 CSV：全部导入或全部不导入 / take CSV in, all of it or nothing')
    .addArgument(kind())
    .argument('<file>', '文件 / the file')
    .action(async (what: string, file: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const content = read(file, message(lang, 'fileUnreadable', { file }));
      const path = `/organisation/${what}.csv`;
      const report = await connect(connection).upload<Report>(path, basename(file), content, { long: true });
      if (json) return printJson(report);
      print(message(lang, 'imported', { ...report }));
      if (report.added + report.changed === 0) note(message(lang, 'nothingChanged'));
    });
}

function read(file: string, refused: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(readFileSync(file));
  } catch {
    throw new Declined(refused, exitCodes.usage);
  }
}
