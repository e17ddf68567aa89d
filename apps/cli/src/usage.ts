import type { CommanderError } from 'commander';
import { type Language, type MessageCode, message } from './messages.js';

/** What the library says of a line that cannot be understood; the groups fill `{name}`, `{other}` and `{rest}`. */
const wordings: readonly (readonly [string, MessageCode, RegExp])[] = [
  ['commander.missingArgument', 'usageArgumentMissing', /'(?<name>.*)'$/s],
  ['commander.optionMissingArgument', 'usageValueMissing', /'(?<name>.*)' argument missing$/s],
  ['commander.missingMandatoryOptionValue', 'usageOptionMissing', /'(?<name>.*)' not specified$/s],
  [
    'commander.conflictingOption',
    'usageOptionsConflict',
    /'(?<name>.*)' cannot be used with [^']*'(?<other>.*)'$/s,
  ],
  ['commander.unknownOption', 'usageOptionUnknown', /'(?<name>.*)'/s],
  ['commander.unknownCommand', 'usageCommandUnknown', /'(?<name>.*)'/s],
  ['commander.excessArguments', 'usageTooMany', /Expected (?<name>\d+) arguments? but got (?<other>\d+)/],
  [
    'commander.invalidArgument',
    'usageValueInvalid',
    /option '(?<name>.*?)' (?:argument|value) '(?<other>.*?)' (?:from env '.*?' )?is invalid\. (?<rest>.*)$/s,
  ],
  [
    'commander.invalidArgument',
    'usageValueInvalid',
    /value '(?<other>.*?)' is invalid for argument '(?<name>.*?)'\. (?<rest>.*)$/s,
  ],
];

/** The library has answered with the help by itself. */
export const showsHelp = ({ code }: CommanderError): boolean => code === 'commander.help';

/** How the command line was called amiss, in words; the library's own where it says something new. */
export function usageInWords(error: CommanderError, lang: Language): string {
  const { code, message: said } = error;
  if (showsHelp(error)) return message(lang, 'usageCommandWanted');
  for (const [of, wording, pattern] of wordings) {
    const groups = of === code ? pattern.exec(said)?.groups : undefined;
    if (groups === undefined) continue;
    const { rest = '', ...names } = groups;
    return message(lang, wording, { ...names, rest: allowed(rest, lang) }) + likely(said, lang);
  }
  return said;
}

/** Which values there are, where the library lists them; else what the option itself says. */
function allowed(rest: string, lang: Language): string {
  const values = /^Allowed choices are (?<values>.*)\.$/s.exec(rest)?.groups?.values;
  return values === undefined ? rest : message(lang, 'usageOneOf', { values });
}

function likely(said: string, lang: Language): string {
  const names = /\(Did you mean (?:one of )?(?<names>[^?]*)\?\)$/.exec(said)?.groups?.names;
  return names === undefined ? '' : message(lang, 'likeIt', { names });
}
