import { eventSchemas } from '@xiaohao/deciding/conformance';
import { deliveryEventVersions } from './index.js';

eventSchemas('libs/delivery/src/events.ts', 'DeliveryEvent', deliveryEventVersions);
