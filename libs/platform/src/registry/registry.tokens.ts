/** Injection token of the {@link RegistryClient}. */
export const REGISTRIES = Symbol('registries');
