import { Injectable, type PipeTransform } from '@nestjs/common';
import { AppError } from '@licensing/platform';

const IDENTIFIER = /^[\w-]{1,64}$/;

/** An identifier in an address. What cannot be one is simply not there, and nobody is asked about it. */
@Injectable()
export class IdentifierPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (typeof value !== 'string' || !IDENTIFIER.test(value)) throw new AppError('RESOURCE.NOT_FOUND');
    return value;
  }
}
