/**
 * Whether an object says all that it holds by its members, so that JSON leaves nothing out: a map, a set, a date or
 * bytes do not. One of a class does, as what a request's body is read into: it is stored as its own members. Arrays
 * are not asked about.
 */
export function isJsonObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.prototype.toString.call(value) === '[object Object]'
  );
}
