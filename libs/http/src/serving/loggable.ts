const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escapeOne = (character: string) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** A stranger's text as it may stand in a log: cut to `longest`, whatever moves a cursor written out. */
export function loggable(text: string, longest = 200): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(UNPRINTABLE, escapeOne);
}
