import { conductTopics } from './conduct-topics.js';
import { moneyTopics } from './money-topics.js';
import { serviceTopics } from './service-topics.js';
import type { Topic } from './topic.js';

export * from './sayings.js';
export type { Topic } from './topic.js';

export const topics: readonly Topic[] = [...conductTopics, ...moneyTopics, ...serviceTopics];
