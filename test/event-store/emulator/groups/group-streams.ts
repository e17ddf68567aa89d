/** The streams that the server keeps for a group. */
export const checkpointStream = (stream: string, group: string): string =>
  `$persistentsubscription-${stream}::${group}-checkpoint`;

export const parkedStream = (stream: string, group: string): string =>
  `$persistentsubscription-${stream}::${group}-parked`;

/** Holds what groups there are. */
export const configStream = '$persistentSubscriptionConfig';
