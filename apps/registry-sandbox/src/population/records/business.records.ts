import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNotEmpty, IsOptional, IsString, ValidateIf, ValidateNested } from 'class-validator';
import {
  IsAddressCode,
  IsCertificateNumber,
  IsCreditCode,
  IsDay,
  IsDivisionCode,
  IsResidentId,
} from './identifiers.validators';

export const BUSINESS_KINDS = [
  '个体工商户',
  '有限责任公司',
  '有限责任公司分公司',
  '个人独资企业',
  '农民专业合作社',
] as const;
export type BusinessKind = (typeof BUSINESS_KINDS)[number];

export const BUSINESS_STATUSES = ['存续', '开业', '注销', '吊销', '经营异常', '严重违法'] as const;
export type BusinessStatus = (typeof BUSINESS_STATUSES)[number];

export const REPRESENTATIVE_ROLES = ['法定代表人', '经营者', '负责人'] as const;
export type RepresentativeRole = (typeof REPRESENTATIVE_ROLES)[number];

export class Representative {
  @IsResidentId()
  idNumber!: string;

  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsIn(REPRESENTATIVE_ROLES)
  role!: RepresentativeRole;
}

/** Business-registration registry. */
export class BusinessRecord {
  @IsCreditCode()
  creditCode!: string;

  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsIn(BUSINESS_KINDS)
  kind!: BusinessKind;

  @IsIn(BUSINESS_STATUSES)
  status!: BusinessStatus;

  @IsDefined()
  @ValidateNested()
  @Type(() => Representative)
  representative!: Representative;

  /** 住所 as registered. */
  @IsString()
  @IsNotEmpty()
  domicile!: string;

  @IsAddressCode()
  addressCode!: string;

  @IsDivisionCode()
  divisionCode!: string;

  /** 经营范围 in the text form of the registry. */
  @IsString()
  scope!: string;

  @IsOptional()
  @IsString()
  registeredCapital?: string;

  @IsDay()
  establishedOn!: string;

  /** Null: without end. */
  @IsOptional()
  @IsDay()
  termEnd?: string | null;

  @IsString()
  registrar!: string;
}

/** Electronic certificate library: one certificate of one business. */
export class CertificateRecord {
  @IsCreditCode()
  creditCode!: string;

  @IsString()
  @IsNotEmpty()
  type!: string;

  @IsCertificateNumber()
  number!: string;

  @IsString()
  holder!: string;

  @IsDay()
  issuedOn!: string;

  @ValidateIf((record: CertificateRecord) => record.validTo !== null)
  @IsDay()
  validTo!: string | null;

  @IsIn(['有效', '注销', '吊销', '过期'])
  status!: '有效' | '注销' | '吊销' | '过期';
}
