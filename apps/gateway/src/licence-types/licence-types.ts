import { Injectable } from '@nestjs/common';
import { findLicenceType, getLicenceType, type LicenceTypeDefinition, listLicenceTypes } from '@licensing/domain';
import { AppError } from '@licensing/platform';

/** The licence types that can be applied for now. */
@Injectable()
export class LicenceTypes {
  current(): LicenceTypeDefinition[] {
    const newest = new Map(listLicenceTypes().map((type) => [type.id, type]));
    return [...newest.values()];
  }

  find(id: string): LicenceTypeDefinition | undefined {
    return findLicenceType(id);
  }

  /** @throws AppError RESOURCE.NOT_FOUND */
  get(id: string): LicenceTypeDefinition {
    const type = findLicenceType(id);
    if (type === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return type;
  }

  /** The version that a draft was begun with. */
  getVersion(id: string, version: string): LicenceTypeDefinition {
    return getLicenceType(id, version);
  }
}
