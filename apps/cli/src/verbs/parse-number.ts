import { InvalidArgumentError } from 'commander';

/** A parser for options that are whole numbers within bounds. */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max && text.trim() !== '') return value;
    throw new InvalidArgumentError(`A whole number from ${min} to ${max} is expected.`);
  };
}
