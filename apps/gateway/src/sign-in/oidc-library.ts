import type * as openid from 'openid-client';

export type OidcLibrary = typeof openid;

/** Injection token of a function that loads the library, which is published as an ES module only. */
export const OIDC_LIBRARY = Symbol('oidc library');

export const loadOidcLibrary = (): Promise<OidcLibrary> => import('openid-client');
