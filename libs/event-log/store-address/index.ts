export { type Host, InvalidAddress, readAddress, type StoreAddress } from './address.js';
