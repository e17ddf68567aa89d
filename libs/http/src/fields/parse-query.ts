/** Query parameters as the server reads them: a text, or texts where the name is repeated. */
export type QueryTexts = Readonly<Record<string, string | readonly string[]>>;

/** Reads a query string. `+` is a space; bytes that are no UTF-8 become U+FFFD, which is refused later. */
export function parseQuery(query: string): QueryTexts {
  const texts: Record<string, string | string[]> = Object.create(null);
  if (query === '') return texts;
  for (const [name, text] of new URLSearchParams(query)) {
    const before = texts[name];
    if (before === undefined) texts[name] = text;
    else if (typeof before === 'string') texts[name] = [before, text];
    else before.push(text);
  }
  return texts;
}
