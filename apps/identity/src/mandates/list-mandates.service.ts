import { type ListMandatesResponse } from '@licensing/contracts';
import { toChinaDate } from '@licensing/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type PageDto } from '../page.dto';
import { findRole } from './kept-mandate';
import { MandateBook } from './mandate-book';
import { toWireMandate } from './mandate.mapper';

/** What a person has given and been given, the newest first. */
@Injectable()
export class ListMandatesService {
  constructor(@Inject(MandateBook) private readonly book: MandateBook) {}

  async list({ person, limit, offset }: PageDto): Promise<ListMandatesResponse> {
    const places = await this.book.placesOf(person);
    const found = await this.book.findAll(places.slice(offset, offset + limit));
    const on = toChinaDate(new Date().toISOString());
    const mandates = found.flatMap((mandate) => {
      const role = findRole(mandate, person);
      return role === undefined ? [] : [toWireMandate(mandate, role, on)];
    });
    return { mandates, total: places.length };
  }
}
