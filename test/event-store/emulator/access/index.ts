export { AccessControl } from './access-control.js';
export { writeFirstEvents } from './first-events.js';
export { firstUsers, type User, usersIn } from './users.js';
