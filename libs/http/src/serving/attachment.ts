/** RFC 8187 leaves fewer characters as they are than a component of a URI does. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const plainOf = (name: string): string => name.replace(/[^A-Za-z0-9 ._()-]/gu, '_');

/**
 * `Content-Disposition` of a file to be kept (RFC 6266): `filename` in plain ASCII for every reader, and `filename*`
 * in UTF-8 where the name has more.
 * @param plain the name in ASCII; default: the name with `_` for every other character
 */
export function attachment(name: string, plain: string = name): string {
  const ascii = plainOf(plain);
  return `attachment; filename="${ascii}"${ascii === name ? '' : `; filename*=UTF-8''${encoded(name)}`}`;
}
