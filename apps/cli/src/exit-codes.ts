/**
 * What the command's exit says: done; refused by the server or here, or something was found amiss (`verify`, `backup`,
 * `restore`); called wrongly; server not reachable.
 */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;
