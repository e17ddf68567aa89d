import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { message } from '../messages.js';
import { note, put } from '../output/print.js';
import { writeFile } from '../output/write-file.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';

const dossierType = 'application/vnd.xiaohao.dossier+json';

/** `xiaohao dossier`: byte for byte as the server made it, to a file or to standard output. */
export function addDossier(program: Command): void {
  program
    .command('dossier')
    .description('取一个问题的案卷，可离线核验 / the dossier of one problem, which can be checked offline')
    .argument('<number>', '编号或标识 / its number or id')
    .option('-o, --output <file>', '写入的文件；缺省写到标准输出 / the file; default: standard output')
    .option('--files', '附上佐证文件本身 / with the evidence files themselves')
    .action(
      async (
        wanted: string,
        options: { readonly output?: string; readonly files?: boolean },
        command: Command,
      ) => {
        const connection = connectionOf(command);
        const api = connect(connection);
        const id = await findProblem(api, wanted, connection.lang);
        const query = options.files ? '?files=true' : '';
        const dossier = await api.download(`/problems/${id}/dossier${query}`, dossierType, { long: true });
        if (options.output === undefined) put(dossier);
        else {
          writeFile(options.output, dossier, connection.lang);
          note(message(connection.lang, 'dossierWritten', { file: forShells(options.output) }));
        }
      },
    );
}

const plain = process.platform === 'win32' ? /^[\w\p{L}./:\\-]+$/u : /^[\w\p{L}./-]+$/u;

/** A name as it can be pasted into a shell: "a b.json" would be two words. */
const forShells = (name: string): string => (plain.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`);
