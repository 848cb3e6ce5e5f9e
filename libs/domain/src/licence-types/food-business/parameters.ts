/**
 * Every number and list that the rules use, with its source beside it, so that an official can correct it. Changing one
 * is a new version of the rule set.
 */
export const PARAMETERS = {
  activeStatuses: { value: ['存续', '开业'], source: '市场主体登记管理条例: 登记状态; 严重违法和经营异常由人工审查' },
  commercialUses: {
    value: ['商业', '商业服务', '商业用房', '商铺', '商服'],
    source: '民法典 art 279 (住宅改变用途须经同意); 用途名称以不动产登记为准',
  },
  areaAbove: { value: 0.05, source: '数据误差范围, 由发证机关设定; 法律没有规定' },
  areaBelow: { value: 0.5, source: '允许只使用部分面积, 由发证机关设定; 法律没有规定' },
  modesForPeople: { value: ['vending'], source: '食品经营许可和备案管理办法: 自动设备须提交放置地点和风险防控方案' },
  personLevels: {
    value: ['食品安全总监', '食品安全员'],
    source: '食品安全法 art 44; 企业落实食品安全主体责任监督管理规定',
  },
  endedCertificateStatuses: {
    value: ['注销', '吊销', '撤销', '撤回', '过期', '失效'],
    source: '行政许可法 art 70; 电子证照库: 证照状态',
  },
  newBusinessDays: {
    value: 20,
    source:
      '企业信息公示暂行条例 art 6 (登记信息自产生之日起20个工作日内公示); 以日历日计, 比法定期限短; 由发证机关设定',
  },
  healthCertificateYears: { value: 1, source: '食品安全法 art 45 (每年进行健康检查)' },
  licenceCertificateType: { value: '食品经营许可证', source: '食品经营许可和备案管理办法' },
} as const;
