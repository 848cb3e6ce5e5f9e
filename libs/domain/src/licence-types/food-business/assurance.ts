import type { LicenceTypeDefinition } from '../definition';

const ONLINE = '国务院关于在线政务服务的若干规定 (统一身份认证)';

/** The applicant answers for what is submitted (行政许可法 art 31); whoever gives a mandate binds the business (民法典 art 162). */
export const ASSURANCE: LicenceTypeDefinition['assurance'] = {
  prepare: { level: 'password', source: ONLINE },
  submit: { level: 'real-name', source: `${ONLINE}; 行政许可法 arts 29, 31` },
  follow: { level: 'password', source: ONLINE },
  collect: { level: 'password', source: ONLINE },
  grantMandate: { level: 'face-verified', source: `${ONLINE}; 民法典 arts 162, 165` },
};
