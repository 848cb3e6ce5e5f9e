import { type Business } from '@licensing/contracts';
import { toAuthorityAnswer } from '../authority/authority.mapper';

export function toBusinessAnswer({ authority, byDocument, ...business }: Business): object {
  return {
    ...business,
    ...(byDocument === '' ? {} : { byDocument }),
    ...(authority === undefined ? {} : { authority: toAuthorityAnswer(authority) }),
  };
}
