import { visit } from 'jsonc-parser';

/** The path of the first key that one object of a valid JSON text holds twice. */
export function findRepeatedKey(text: string): readonly (string | number)[] | undefined {
  const open: Set<string>[] = [];
  let found: readonly (string | number)[] | undefined;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, _offset, _length, _line, _character, path) => {
      const keys = open.at(-1);
      if (found === undefined && keys?.has(key)) found = [...path(), key];
      keys?.add(key);
    },
  });
  return found;
}
