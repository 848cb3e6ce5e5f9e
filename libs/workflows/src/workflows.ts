// What the workflow bundle holds.
export { licenceApplication } from './licence-application.workflow';
