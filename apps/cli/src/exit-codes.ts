/** What the command's exit says: done, refused by the server, called wrongly, server not reachable. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;
