interface ConstraintText {
  readonly zh: string;
  readonly en: string;
  readonly todo: { readonly zh: string; readonly en: string };
}

const text = (zh: string, en: string, todoZh: string, todoEn: string): ConstraintText => ({
  zh, en, todo: { zh: todoZh, en: todoEn },
}); // prettier-ignore

/** What to say for each class-validator constraint: the reason and what to do, in both languages. */
const TEXTS: Readonly<Record<string, ConstraintText>> = {
  whitelistValidation: text('不认识的字段。', 'This field is not known.', '请删除该字段或检查拼写。', 'Remove it or check its spelling.'),
  isString: text('应为文字。', 'It must be text.', '请填写文字。', 'Send a string.'),
  isNotEmpty: text('不能为空。', 'It must not be empty.', '请填写此项。', 'Fill it in.'),
  isInt: text('应为整数。', 'It must be a whole number.', '请填写整数。', 'Send a whole number.'),
  min: text('数值过小。', 'The number is too small.', '请填写更大的数值。', 'Send a larger number.'),
  max: text('数值过大。', 'The number is too large.', '请填写更小的数值。', 'Send a smaller number.'),
  maxLength: text('内容过长。', 'The text is too long.', '请缩短内容。', 'Shorten it.'),
  minLength: text('内容过短。', 'The text is too short.', '请补充内容。', 'Lengthen it.'),
  isObject: text('应为对象。', 'It must be an object.', '请按接口文档填写。', 'Send an object as the API document shows.'),
  isArray: text('应为列表。', 'It must be a list.', '请填写列表。', 'Send a list.'),
  isUuid: text('编号格式不正确。', 'This is not a valid identifier.', '请使用系统返回的编号。', 'Use the identifier the system returned.'),
  matches: text('格式不正确。', 'The form is not right.', '请按说明的格式填写。', 'Use the form described in the API document.'),
  isIn: text('不在可选范围内。', 'It is not one of the allowed values.', '请选择列出的值。', 'Choose one of the listed values.'),
  isEnum: text('不在可选范围内。', 'It is not one of the allowed values.', '请选择列出的值。', 'Choose one of the listed values.'),
  isResidentId: text('公民身份号码校验未通过（GB 11643）。', 'The resident identity number fails its check (GB 11643).', '请对照居民身份证填写18位号码；15位旧号码已停用。', 'Copy the 18 characters from the identity card; numbers of 15 digits are no longer in use.'),
  isCreditCode: text('统一社会信用代码校验未通过（GB 32100-2015）。', 'The unified social credit code fails its check characters (GB 32100-2015).', '请核对营业执照上的18位代码。', 'Check the 18 characters on the business licence.'),
}; // prettier-ignore

const OTHER = text('内容不符合要求。', 'The value is not acceptable.', '请按接口文档填写。', 'See the API document.');

/** The texts for a constraint by its class-validator name. */
export function getConstraintText(constraint: string): ConstraintText {
  return TEXTS[constraint] ?? OTHER;
}
