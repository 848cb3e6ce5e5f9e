import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { enrolmentCodeFor } from '@licensing/platform';
import { GatewayEnvironment } from '../gateway.config';

/** As typed: lower case, spaces and the letters that look like digits are forgiven. */
const normalise = (text: string): string =>
  text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Hands out enrolment codes and knows them again. Each reset of a person's factors makes another. */
@Injectable()
export class EnrolmentCodes {
  constructor(
    @Inject(GatewayEnvironment) private readonly config: Pick<GatewayEnvironment, 'STAFF_ENROLMENT_SECRET'>,
  ) {}

  codeFor(ref: string, generation: number): string {
    return enrolmentCodeFor(this.config.STAFF_ENROLMENT_SECRET, ref, generation);
  }

  isCodeFor(ref: string, generation: number, offered: string): boolean {
    const expected = Buffer.from(normalise(this.codeFor(ref, generation)));
    const given = Buffer.from(normalise(offered));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
