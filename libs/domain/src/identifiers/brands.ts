/** 统一社会信用代码, GB 32100-2015, 18 characters. */
export type CreditCode = string & { readonly __brand: 'CreditCode' };
/** 公民身份号码, GB 11643, 18 characters. Personal: never in the ledger, in events, logs or histories. */
export type ResidentId = string & { readonly __brand: 'ResidentId' };
/** 食品经营许可证编号, `JY` and 14 digits. */
export type LicenceNumber = string & { readonly __brand: 'LicenceNumber' };
/** Chosen by the gateway; letters, digits, `_` and `-` only, because `A:n` is the id of a ledger record. */
export type ApplicationId = string & { readonly __brand: 'ApplicationId' };
/** 行政区划代码, GB/T 2260, 6 digits. */
export type DivisionCode = string & { readonly __brand: 'DivisionCode' };
/** Code of a standard address (门楼号牌), given by the public-security address registry. */
export type AddressCode = string & { readonly __brand: 'AddressCode' };
/** 11 digits, without a country code. Personal. */
export type ChineseMobile = string & { readonly __brand: 'ChineseMobile' };
/** 电子证照标识 (GB/T 36904) without the root `1.2.156.3005.2`. */
export type ElectronicCertificateId = string & { readonly __brand: 'ElectronicCertificateId' };
