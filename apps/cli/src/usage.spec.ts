import { describe, expect, it } from '@jest/globals';
import { CommanderError } from 'commander';
import { explain } from './explain.js';
import { programOf } from './program.js';

/** How a line is answered; the commands that it names are never run. */
async function answerTo(line: string, lang: 'zh' | 'en') {
  const args = line.split(' ').filter(Boolean);
  const program = await programOf(args, { quiet: true });
  const fault: unknown = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(fault instanceof CommanderError)) throw new Error(`${line} was understood`);
  return explain(fault, lang);
}

describe('a line that cannot be understood', () => {
  it.each([
    ['problem show', '用法有误：缺少参数 number', 'Wrong usage: the argument number is missing'],
    ['demo --seed', '用法有误：选项 --seed <n> 缺少取值', 'Wrong usage: the option --seed <n> has no value'],
    [
      'parked skip some-stream some-event',
      '用法有误：缺少必需的选项 --ground <text>',
      'Wrong usage: the option --ground <text> is required',
    ],
    [
      'keys issue --name a --person b --system c',
      '用法有误：--person <id> 与 --system <code> 不能同时使用',
      'Wrong usage: --person <id> and --system <code> do not go together',
    ],
    ['rebuild --fooo', '用法有误：没有选项 --fooo', 'Wrong usage: there is no option --fooo'],
    [
      'problm',
      '用法有误：没有命令 problm；相近的有：problem',
      'Wrong usage: there is no command problm; like it are: problem',
    ],
    ['rebuild now', '用法有误：应有参数 0 个，给了 1 个', 'Wrong usage: arguments: 0 expected, 1 given'],
    [
      '--lang fr rebuild',
      '用法有误：--lang <language> 不能是 fr；可以是：zh, en',
      'Wrong usage: --lang <language> cannot be fr; it may be: zh, en',
    ],
    [
      'demo --problems 0',
      '用法有误：--problems <n> 不能是 0；应为 1 至 5000 的整数 / a whole number from 1 to 5000',
      'Wrong usage: --problems <n> cannot be 0; 应为 1 至 5000 的整数 / a whole number from 1 to 5000',
    ],
  ])('%s', async (line, zh, en) => {
    expect(await answerTo(line, 'zh')).toEqual({ exitCode: 2, text: zh, json: { exitCode: 2, detail: zh } });
    expect(await answerTo(line, 'en')).toEqual({ exitCode: 2, text: en, json: { exitCode: 2, detail: en } });
  });

  it('is answered with the help alone where there is no command, and in JSON with words', async () => {
    const detail = '用法有误：没有给出命令，见 --help';
    expect(await answerTo('', 'zh')).toEqual({ exitCode: 2, text: '', json: { exitCode: 2, detail } });
  });
});
