/** Takes away the fields that are declared but not there, in place and in depth. */
export function withoutAbsent<T extends object>(value: T): T {
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) Reflect.deleteProperty(value, key);
    else if (typeof inner === 'object' && inner !== null) withoutAbsent(inner);
  }
  return value;
}
