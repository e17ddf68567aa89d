/** A list without pages is cut here: far more than any ledger has units, campaigns or entries of a board. */
export const mostRows = 20_000;
