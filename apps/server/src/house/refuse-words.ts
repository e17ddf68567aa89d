/** The exit code of a command that was given words it does not know. */
const usageExitCode = 2;

/** Ends a process that was given words: a mistyped one must not start something else than was meant. */
export function refuseWords(words: readonly string[]): void {
  if (words.length === 0) return;
  process.stderr.write(
    [
      `不能启动：不接受任何参数，不认得 ${words.join(' ')}；全部由环境变量配置，见 README。`,
      `nothing is started: no words are taken, so not ${words.join(' ')} either; everything is set by variables, see README.md.`,
      '',
    ].join('\n'),
  );
  process.exit(usageExitCode);
}
