import type { DocumentKind, Template } from '../document';
import { businessLicence } from './business-licence';
import { foodLicence } from './food-licence';
import { foodSafetyCertificate } from './food-safety-certificate';
import { healthCertificate } from './health-certificate';
import { leaseContract } from './lease';
import { letterOfAuthority } from './letter-of-authority';
import { realEstateCertificate } from './real-estate-certificate';
import { residentIdBack, residentIdFront } from './resident-id';

export const templates: Readonly<Record<DocumentKind, Template>> = {
  'business-licence': businessLicence,
  'resident-id-front': residentIdFront,
  'resident-id-back': residentIdBack,
  'health-certificate': healthCertificate,
  'food-safety-certificate': foodSafetyCertificate,
  lease: leaseContract,
  'real-estate-certificate': realEstateCertificate,
  'food-licence': foodLicence,
  'letter-of-authority': letterOfAuthority,
};
