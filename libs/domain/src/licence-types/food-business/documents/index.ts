export { BUSINESS_LICENCE } from './business-licence';
export { forPeople } from './for-people';
export { HEALTH_CERTIFICATE, STAFF_CERTIFICATE } from './people-documents';
export { asDocumentedRight, type DocumentedRight, PREMISES_RIGHT } from './premises-right';
