import { type Answer, type Applicant } from './applicant';

/** Everybody who may knock at the gateway, as the matrix of roles and routes knows them. */
export const ROLES = [
  'anonymous',
  'owner',
  'agent',
  'former agent',
  'stranger',
  'clerk',
  'clerk elsewhere',
  'inspector',
  'reviewer',
  'auditor',
  'administrator',
  'clerk without second factor',
] as const;
export type RoleName = (typeof ROLES)[number];

export const APPLICANTS: readonly RoleName[] = ['owner', 'agent', 'former agent', 'stranger'];
export const STAFF: readonly RoleName[] = [
  'clerk', 'clerk elsewhere', 'inspector', 'reviewer', 'auditor', 'administrator',
]; // prettier-ignore
export const EVERYBODY: readonly RoleName[] = [...ROLES];
export const SIGNED_IN: readonly RoleName[] = ROLES.filter((role) => role !== 'anonymous');

/** The owner's things that others must not see: ids by name. */
export type Things = Readonly<Record<string, string>>;

export interface Row {
  /** As the API description names it, for example `GET /v1/drafts/{id}`. */
  readonly route: string;
  readonly path: (things: Things) => string;
  readonly body?: (things: Things) => unknown;
  /** Sent as a file instead of a body of JSON. */
  readonly file?: Uint8Array;
  readonly headers?: (things: Things) => Record<string, string>;
  /** Those who are answered with success. */
  readonly opens: readonly RoleName[];
  /** Those who may find the owner's data in the answer; by default those it opens for. */
  readonly sees?: readonly RoleName[];
  /** Not tried by those it opens for: it would end what later rows need. Other specs show that it works. */
  readonly endsThings?: boolean;
  /** A status of success that is no 2xx, for example a redirect or the complaint of an empty callback. */
  readonly success?: readonly number[];
  /** Purpose that members of staff state. */
  readonly isRead?: boolean;
}

const PURPOSES: Partial<Record<RoleName, string>> = {
  clerk: 'handle-case',
  'clerk elsewhere': 'handle-case',
  inspector: 'inspect',
  reviewer: 'review',
  auditor: 'audit',
  administrator: 'audit',
};

/** What a role is told when it is refused: nothing more than that. */
const REFUSALS = [401, 403, 404];

/** One cell of the matrix: what is wrong with it, or nothing. */
export async function tryCell(
  row: Row,
  role: RoleName,
  visitor: Applicant,
  things: Things,
  marks: readonly string[],
): Promise<string[]> {
  const opens = row.opens.includes(role);
  if (opens && row.endsThings === true) return [];
  const answer = await knock(row, role, visitor, things);
  const found: string[] = [];
  const success = row.success ?? [200, 201, 202, 204];
  const at = `${role} at ${row.route}`;
  if (opens && !success.includes(answer.status))
    found.push(`${at}: ${String(answer.status)} instead of an answer ${answer.text}`);
  if (!opens && !REFUSALS.includes(answer.status)) found.push(`${at}: ${String(answer.status)} instead of a refusal`);
  const sees = row.sees ?? row.opens;
  if (!sees.includes(role)) {
    for (const mark of marks) if (answer.text.includes(mark)) found.push(`${at}: sees ${mark.slice(0, 2)}…`);
  }
  return found;
}

async function knock(
  row: Row,
  role: RoleName,
  visitor: Applicant,
  things: Things,
): Promise<{ status: number; text: string }> {
  const [method = 'GET'] = row.route.split(' ');
  const purpose = row.isRead === true ? PURPOSES[role] : undefined;
  const path = `${row.path(things)}${purpose === undefined ? '' : `?purpose=${purpose}`}`;
  const headers = row.headers?.(things) ?? {};
  const ask = (): Promise<Answer> => {
    if (row.file !== undefined) return visitor.upload(path, row.file, headers);
    if (method === 'GET') return visitor.get(path, headers);
    return visitor.send(method as 'POST' | 'PATCH' | 'PUT' | 'DELETE', path, row.body?.(things), headers);
  };
  const answer = await ask();
  return { status: answer.status, text: JSON.stringify(answer.body) };
}
