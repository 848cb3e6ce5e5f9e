import { createPaint, type Paint } from './paint';

/** Where a command writes. A running line is rewritten on a terminal and left out elsewhere. */
export class Screen {
  readonly paint: Paint;
  private readonly isTerminal: boolean;
  private hasRunningLine = false;

  constructor(
    private readonly out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>,
    noColour: string | undefined,
  ) {
    this.isTerminal = out.isTTY;
    this.paint = createPaint(this.isTerminal && noColour === undefined);
  }

  line(text = ''): void {
    this.clear();
    this.out.write(`${text}\n`);
  }

  json(value: unknown): void {
    this.line(JSON.stringify(value, undefined, 2));
  }

  /** A line that stands until the next one is written. */
  running(text: string): void {
    if (!this.isTerminal) return;
    this.clear();
    this.out.write(text);
    this.hasRunningLine = true;
  }

  private clear(): void {
    if (this.hasRunningLine) this.out.write('\r\u001b[K');
    this.hasRunningLine = false;
  }
}

/** For commands that print JSON only. */
export function silentScreen(): Screen {
  return new Screen({ write: () => true, isTTY: false }, '');
}
