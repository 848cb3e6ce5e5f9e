import type { ParsedField } from '../../document-type';
import { areaField, businessNameField, textField, toDateField, toField } from '../../fields';
import {
  findAll,
  findIn,
  foldedTextOf,
  type FormValue,
  readForm,
  type Span,
  textOf,
  toRunningText,
} from '../../layout';
import { findLastDay, toBusinessName, toCodeText } from '../../normalise';
import type { PageBox, PageText } from '../../page-text';
import { addressField } from '../address-field';
import { LABELS } from './labels';

/** 粤(2024)江门市不动产权第0012345号; the first character is the province's, and a stray one before the bracket is none. */
const NUMBER =
  /([京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]?\(?\d{4}\)?[\u4e00-\u9fff]{2,16}不动产权第?\d{5,9}号?)/;
/** GB/T 37346: parcel (6 division, 6 cadastral, 2 letters, 5 digits) and fixture (1 letter, 8 digits). */
const UNIT = /([0-9A-Z]{24,32})/;
const SIZE = /(\d[\d,]*(?:\.\d+)?)(?:平方米|平米|M2|M²|㎡)?/;
const BUILDING = /(?:房屋建筑|(?<!专有|套内|分摊)建筑|房屋)面积[:;.]?(\d[\d,]*(?:\.\d+)?)/;
/** Pure. A table without lines of its own: read by the places of its labels. */
export function parseRealEstateCertificate(pages: readonly PageText[]): ParsedField[] {
  const form = readForm(pages, LABELS);
  const value = (name: string): Span => form.get(name)?.value ?? [];
  return [
    ...numberField(pages),
    ...businessNameField('holder', value('holder')),
    ...addressField('address', withoutRule(findAddress(pages, form))),
    ...unitField(value('unitNumber')),
    ...textField('rightType', value('rightType')),
    ...textField('use', value('use')),
    ...areaField('area', findBuildingArea(pages, form)).map(doubtRounded),
    ...findTermEnd(value('term')),
  ];
}

/** Areas are surveyed and printed to a hundredth (GB/T 17986.1-2000, 房产测量规范): one with fewer digits has lost some. */
function doubtRounded(field: ParsedField): ParsedField {
  const isWhole = /\.\d{2}(?!\d)/.test(foldedTextOf(field.from));
  return isWhole ? field : { ...field, confidence: Math.min(field.confidence, 0.5) };
}

/** A rule of the table read as a mark is no part of an address. */
const withoutRule = (span: Span): Span | undefined => findIn(span, /([\u4e00-\u9fff0-9A-Z].*)/);

/** Beside its label; where the spread label was not read, what stands between the rows before and after it. */
function findAddress(pages: readonly PageText[], form: ReadonlyMap<string, FormValue>): Span {
  const labelled = form.get('address')?.value ?? [];
  const [above, below] = [form.get('sharing'), form.get('unitNumber')];
  const [first, next] = [above?.value[0], below?.value[0]];
  if (labelled.length > 0 || first === undefined || next === undefined) return labelled;
  const column = Math.min(first.left, next.left) - (first.bottom - first.top);
  const isBetween = ({ x, y, height }: PageBox): boolean =>
    x > column && y + height / 2 > first.bottom && y + height / 2 < next.top;
  const own = pages.filter(({ page }) => page === first.page);
  return toRunningText(own, ({ box }) => isBetween(box)).characters;
}

function numberField(pages: readonly PageText[]): ParsedField[] {
  const found = findIn(toRunningText(pages).characters, NUMBER);
  return found === undefined ? [] : [toField('number', found, toBusinessName(textOf(found)))];
}

/** Printed in four groups, which detection may take apart. */
function unitField(span: Span): ParsedField[] {
  const found = findIn(span, UNIT);
  return found === undefined
    ? textField('unitNumber', span)
    : [toField('unitNumber', found, toCodeText(textOf(found)))];
}

/** Parcels have an area too: the building's by its own word, or the one number that stands there alone. */
function findBuildingArea(pages: readonly PageText[], form: ReadonlyMap<string, FormValue>): Span | undefined {
  const beside = findIn(form.get('buildingArea')?.value ?? [], SIZE);
  if (beside !== undefined) return beside;
  const numbers = findAll(form.get('area')?.value ?? [], SIZE);
  return numbers.length === 1 ? numbers[0] : findIn(readColumn(pages, form.get('area')?.label), BUILDING);
}

/** The column of values as one text, for a value that goes on in the next line there. */
function readColumn(pages: readonly PageText[], label: Span | undefined): Span {
  const left = Math.max(0, ...(label ?? []).map(({ right }) => right));
  return toRunningText(pages, ({ box }) => box.x >= left).characters;
}

/** 国有建设用地使用权2010年05月01日起2050年04月30日止: the day after 起. */
function findTermEnd(span: Span): ParsedField[] {
  const last = findLastDay(span);
  return last === undefined ? [] : [toDateField('termEnd', last)];
}
