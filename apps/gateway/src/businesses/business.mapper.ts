import { type Business } from '@licensing/contracts';
import { toAuthorityAnswer } from '../authority/authority.mapper';

export function toBusinessAnswer({ authority, ...business }: Business): object {
  return { ...business, ...(authority === undefined ? {} : { authority: toAuthorityAnswer(authority) }) };
}
