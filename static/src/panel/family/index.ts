export { Below } from './below';
export { Offer } from './offer';
