export { AccessControl } from './access-control.js';
export { firstUsers, type User, usersIn } from './users.js';
