import { type Business, type SuggestBusinessesResponse } from '@licensing/contracts';
import { suggestCreditCodes } from '@licensing/domain';
import { Inject, Injectable } from '@nestjs/common';
import { type PersonDto } from '../person.dto';
import { BusinessRegister } from '../register/business-register';
import { toOwnBusiness } from './businesses.service';
import { type SuggestBusinessesDto } from './businesses.dto';
import { MandatedBusinesses } from './mandated-businesses';

/** How much of a list of own businesses is looked through: whoever has more chooses from the list itself. */
const PAGE = 200;
const MOST_PAGES = 5;

/**
 * Businesses that a mistyped credit code may mean. Only what the person acts for is looked through, and only for that is a
 * register asked: nothing that is asked or answered depends on anybody else's business (ADR 11).
 */
@Injectable()
export class SuggestBusinessesService {
  constructor(
    @Inject(BusinessRegister) private readonly register: BusinessRegister,
    @Inject(MandatedBusinesses) private readonly mandated: MandatedBusinesses,
  ) {}

  /** For the person to choose from. @throws AppError REGISTRY.SILENT */
  async suggest({ person, creditCode }: SuggestBusinessesDto): Promise<SuggestBusinessesResponse> {
    const codes = suggestCreditCodes(creditCode);
    if (codes.length === 0) return { businesses: [] };
    const rank = new Map<string, number>(codes.map((code, index) => [code, index]));
    const [own, mandates] = await Promise.all([this.listOwn(person), this.mandated.list(person)]);
    const meant = mandates.filter(({ terms }) => rank.has(terms.creditCode));
    const acted = await Promise.all(meant.map((mandate) => this.mandated.find(mandate)));
    const found = new Map<string, Business>();
    for (const business of [...acted, ...own]) {
      if (business !== undefined && rank.has(business.creditCode)) found.set(business.creditCode, business);
    }
    return {
      businesses: [...found.values()].sort((a, b) => (rank.get(a.creditCode) ?? 0) - (rank.get(b.creditCode) ?? 0)),
    };
  }

  private async listOwn(person: PersonDto): Promise<Business[]> {
    const found: Business[] = [];
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { businesses, total } = await this.register.listOf({ person, limit: PAGE, offset: page * PAGE });
      found.push(...businesses.map(toOwnBusiness));
      if (found.length >= total || businesses.length === 0) break;
    }
    return found;
  }
}
