/** The registries of the data-sharing platform, as they stand in addresses. */
export const REGISTRY_IDS = [
  'population',
  'business-registration',
  'food-safety-bars',
  'health-certificates',
  'food-safety-staff',
  'premises',
  'standard-addresses',
  'certificate-library',
] as const;
export type RegistryId = (typeof REGISTRY_IDS)[number];
