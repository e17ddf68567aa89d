/** A value of a query as JSON, as the server writes it: own properties only, no `toJSON`, undefined members left out. @throws for NaN and infinities */
export function serialise(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`'${value}' cannot be written as valid JSON`);
      return JSON.stringify(value);
    case 'bigint':
      return JSON.stringify(String(value));
    case 'symbol':
      throw new Error('Cannot serialize Symbol as primitive');
    case 'object': {
      if (value === null) return 'null';
      if (Array.isArray(value)) return `[${Array.from(value, serialise).join(',')}]`;
      const members: string[] = [];
      for (const [key, member] of Object.entries(value))
        if (member !== undefined) members.push(`${JSON.stringify(key)}:${serialise(member)}`);
      return `{${members.join(',')}}`;
    }
    case 'function':
      return '{}';
    default:
      return 'null';
  }
}
