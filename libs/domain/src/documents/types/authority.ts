/** Names of the offices that register businesses and issue food licences, then and now. */
export const AUTHORITY =
  /([\u4E00-\u9FFF]{2,20}(?:市场监督管理局|工商行政管理局|行政审批局|市场监督管理委员会|审批服务局)(?:[\u4E00-\u9FFF]{1,8}分局)?)/;
