/** Whether the caller takes JSON: no header, a wildcard, or a JSON type that is not ruled out by `q=0`. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  return accept.split(',').some((part) => {
    const [type = '', ...params] = part.split(';').map((text) => text.trim().toLowerCase());
    const fits = ['*/*', 'application/*', 'application/json', 'application/problem+json'].includes(type);
    return fits && !params.some((param) => /^q=0(\.0+)?$/.test(param));
  });
}
