import { eventSchemas } from '@xiaohao/deciding/conformance';
import { campaignEventVersions } from './index.js';

eventSchemas('libs/campaign/src/events.ts', 'CampaignEvent', campaignEventVersions);
