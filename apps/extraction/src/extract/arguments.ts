import { parseArgs } from 'node:util';

export const USAGE = `Usage: licensing extract <file> [options]

Reads a document (JPEG, PNG, WebP or PDF) on this machine and prints its fields. Needs no running system, sends nothing.

Options:
  --json           print everything that was read as JSON
  --draw <png>     draw the fields' boxes over the straightened page; further pages as <png>-2, -3, …
  --slot <id>      say whether the document belongs in this slot of an application, e.g. business-licence
  -h, --help       this text

Exit codes: 0 read; 1 a fault of this program; 2 wrong usage; 3 the file is refused, with every reason;
4 it could not be read; 5 the document belongs in another slot, or its kind is not known.`;

export interface ExtractArguments {
  readonly file: string;
  readonly json: boolean;
  readonly draw: string | undefined;
  readonly slot: string | undefined;
}

/** The arguments, `help`, or what is wrong with them. */
export function parseArguments(args: readonly string[]): ExtractArguments | 'help' | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        draw: { type: 'string' },
        slot: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return { wrong: 'Name one file.' };
    return { file, json: values.json, draw: values.draw, slot: values.slot };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
