/**
 * What the command's exit says: done; refused by the server or here, something was found amiss (`verify`, `backup`,
 * `restore`) or is still parked (`parked retry`); called wrongly; server not reachable, or something else in its
 * place; the output could not be written; nobody read it to its end, as shells number what a closed pipe ends.
 */
export const exitCodes = {
  done: 0,
  refused: 1,
  usage: 2,
  unreachable: 3,
  unwritten: 4,
  unread: 141,
} as const;
