import { eventSchemas } from '@xiaohao/deciding/conformance';
import { snailBoardEventVersions } from './events.js';

eventSchemas('libs/chase/src/snail-board/events.ts', 'SnailBoardEvent', snailBoardEventVersions);
