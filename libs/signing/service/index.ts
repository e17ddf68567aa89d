export { type ServiceOptions, ServiceSigner } from './service-signer.js';
