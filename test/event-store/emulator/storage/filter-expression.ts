/** What .NET takes beside JavaScript, outside a class of characters. */
const ownOfNet: Readonly<Record<string, string>> = {
  A: '(?<![\\s\\S])',
  G: '(?<![\\s\\S])',
  z: '(?![\\s\\S])',
  Z: '(?=\\n?(?![\\s\\S]))',
  a: '\\x07',
  e: '\\x1b',
};

/** What both know by a letter or a figure. */
const known = /[bBdDsSwWnrtvfcxukpP\d]/u;
const syntax = /[\^$\\.*+?()[\]{}|/]/u;
const word = /[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u;

/** An expression as the server reads it, which is .NET's way. @throws SyntaxError for what is none */
export function filterExpression(text: string): RegExp {
  const options = /^\(\?([ims]+)\)/u.exec(text);
  const flags = [...new Set(options?.[1])].join('');
  const expression = inJavaScript(text.slice(options?.[0].length ?? 0));
  try {
    return new RegExp(expression, `${flags}u`);
  } catch (error) {
    // Without `u` a lone brace or bracket stands for itself, as in .NET, but `\p{L}` is no letter any more.
    if (/\\p/iu.test(expression)) throw error;
    return new RegExp(expression, flags);
  }
}

function inJavaScript(text: string): string {
  let inClass = false;
  return text.replace(/\\([\s\S])|[[\]]/gu, (found: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escapeOf(escaped, inClass);
    inClass = found === '[' || (inClass && found !== ']');
    return found;
  });
}

function escapeOf(letter: string, inClass: boolean): string {
  const own = ownOfNet[letter];
  if (own !== undefined && !(inClass && own.startsWith('('))) return own;
  if (known.test(letter) || syntax.test(letter) || (inClass && letter === '-')) return `\\${letter}`;
  if (word.test(letter)) throw new SyntaxError(`Unrecognized escape sequence \\${letter}`);
  return letter;
}
