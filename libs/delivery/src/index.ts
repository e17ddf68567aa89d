export { compose, type NoticeLine, type PostingLine } from './compose.js';
export * from './delivery-decider.js';
export { dueDelivery } from './due-delivery.js';
export * from './events.js';
export { type Mailer, MailFault, type MailMessage } from './mailer.js';
export { type DeliveryRefusalCode, deliveryRefusals } from './refusals.js';
export { defaultSendingHours, type SendingHours, type SendingTime, sendAt } from './sending-hours.js';
export { type DeliveryState, noDelivery, type Waiting } from './state.js';
