/** What of the protection is taken away, to see that the oracle notices. */
export type Blindness = 'none' | 'forgetsOutcomes' | 'neverSweeps' | 'trustsTheHost';
