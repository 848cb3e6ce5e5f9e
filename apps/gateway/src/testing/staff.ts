import { type Account } from './oidc-provider';

const base = { id_number: 'ID-NUMBER-OF-18-CHA', acr: 'real-name' };

/** Invented staff, by role. */
export const CLERK: Account = { ...base, sub: 'clerk', name: '关建明', roles: ['clerk'], office: '440703' };
export const ADMINISTRATOR: Account = {
  ...base,
  sub: 'administrator',
  name: '简立',
  roles: ['administrator'],
  office: '440700',
};
