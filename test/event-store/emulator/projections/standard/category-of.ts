/** Tells the category of a stream; none for streams of the system and names without separator. */
export type CategoryOf = (stream: string) => string | undefined;

const shape = 'Configuration format is: \r\nfirst|last\r\nseparator';
const refusal = (what: string): Error =>
  new Error(`Cannot initialize categorization projection handler.  ${what}${shape}`);

/** Reads how categories are told: `first` or `last` and, on a second line, the separator; one letter alone means its last place. @throws Error in the server's words */
export function categoryBy(source: string): CategoryOf {
  const trimmed = source.trim();
  if (source === '') throw refusal('One symbol separator or configuration must be supplied in the source.  ');
  if (trimmed.length === 1) return splitAt('last', trimmed);
  const lines = trimmed.split('\n');
  if (lines.length !== 2) throw refusal('Invalid configuration  ');
  const [direction = '', separator = ''] = [lines[0]?.toLowerCase().trim(), lines[1]];
  if (direction !== 'first' && direction !== 'last')
    throw refusal("Invalid direction specifier.  Expected 'first' or 'last'. ");
  if (separator.length !== 1) throw refusal('Single separator expected. ');
  return splitAt(direction, separator);
}

const splitAt =
  (direction: 'first' | 'last', separator: string): CategoryOf =>
  (stream) => {
    if (stream.startsWith('$')) return undefined;
    const place = direction === 'first' ? stream.indexOf(separator) : stream.lastIndexOf(separator);
    return place > 0 ? stream.slice(0, place) : undefined;
  };
