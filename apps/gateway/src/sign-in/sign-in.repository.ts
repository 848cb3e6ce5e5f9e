import { Inject, Injectable } from '@nestjs/common';
import { getModelToken } from '@nestjs/mongoose';
import { insertOnce, sha256Hex } from '@licensing/platform';
import { type Model } from 'mongoose';
import { UsedSignIn } from './sign-in.schema';

@Injectable()
export class SignInRepository {
  constructor(@Inject(getModelToken(UsedSignIn.name)) private readonly model: Model<UsedSignIn>) {}

  /** @returns whether it is the first to use this sign-in */
  async use(state: string): Promise<boolean> {
    const used = await insertOnce<UsedSignIn>(this.model, { _id: sha256Hex(state), at: new Date() });
    return used.kind === 'inserted';
  }
}
