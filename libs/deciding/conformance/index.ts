export { eventSchemas } from './event-schemas.js';
