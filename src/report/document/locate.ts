/** Finds the spot in a JSON text that a complaint is about. Read only when there is something to complain of. */
import type { KeyPath } from '../../model/location.ts';

/** A stretch of the text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the text stops being JSON, and what was expected there. */
export interface Fault {
  readonly offset: number;
  readonly message: string;
}

/** Where the value at `path` stands, or the deepest container on the way to it; a fault when the text is not JSON. */
export function findInJson(text: string, path: KeyPath): Span | Fault {
  const scan = new Scan(text, path);
  return scan.run() ? scan.best : scan.fault;
}

/** True for a fault. */
export const isFault = (found: Span | Fault): found is Fault => 'offset' in found;

interface Frame {
  readonly closes: '}' | ']';
  readonly start: number;
  /** How many steps of the wanted path lead here; -1 when this container is off the path. */
  readonly depth: number;
  /** Members read so far. */
  members: number;
}

const SPACE = /[ \t\r\n]*/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** One pass over the text with a stack of its own: depth costs memory, never the call stack. */
class Scan {
  best: Span = { start: 0, end: 1 };
  fault: Fault = { offset: 0, message: 'expected a value' };
  private bestDepth = -1;
  private at = 0;
  private readonly stack: Frame[] = [];

  constructor(
    private readonly text: string,
    private readonly path: KeyPath,
  ) {}

  run(): boolean {
    if (!this.value(0)) return false;
    for (let frame = this.stack.at(-1); frame !== undefined; frame = this.stack.at(-1)) {
      if (!this.member(frame)) return false;
    }
    this.skip(SPACE);
    return this.at === this.text.length || this.fail('expected the end of the text');
  }

  /** Reads the next member of the innermost container, or its end. */
  private member(frame: Frame): boolean {
    this.skip(SPACE);
    if (this.text[this.at] === frame.closes) {
      this.at += 1;
      this.stack.pop();
      this.note(frame.depth, frame.start, frame.start + 1);
      return true;
    }
    if (frame.members > 0) {
      if (this.text[this.at] !== ',') return this.fail(`expected \`,\` or \`${frame.closes}\``);
      this.at += 1;
      this.skip(SPACE);
    }
    let step: string | number = frame.members;
    frame.members += 1;
    if (frame.closes === '}') {
      const start = this.at;
      if (!this.string()) return this.fail('expected a key in double quotes');
      step = JSON.parse(this.text.slice(start, this.at)) as string;
      this.skip(SPACE);
      if (this.text[this.at] !== ':') return this.fail('expected `:`');
      this.at += 1;
    }
    const onPath = frame.depth >= 0 && this.path[frame.depth] === step;
    return this.value(onPath ? frame.depth + 1 : -1);
  }

  private value(depth: number): boolean {
    this.skip(SPACE);
    const start = this.at;
    const opens = this.text[start];
    if (opens === '{' || opens === '[') {
      this.at += 1;
      this.stack.push({ closes: opens === '{' ? '}' : ']', start, depth, members: 0 });
      return true;
    }
    if (!this.string() && !this.skip(WORD)) return this.fail('expected a value');
    this.note(depth, start, this.at);
    return true;
  }

  /** By hand: a regular expression would need memory for every character of a long string. */
  private string(): boolean {
    if (this.text[this.at] !== '"') return false;
    let at = this.at + 1;
    for (; at < this.text.length; at += 1) {
      const unit = this.text.charCodeAt(at);
      if (unit === 0x22) {
        this.at = at + 1;
        return true;
      }
      if (unit < 0x20) break;
      if (unit === 0x5c) {
        ESCAPE.lastIndex = at;
        const escaped = ESCAPE.exec(this.text);
        if (escaped === null) break;
        at += escaped[0].length - 1;
      }
    }
    this.at = at;
    return false;
  }

  /** Keeps the deepest value on the path; of repeated keys the last, as JSON.parse does. */
  private note(depth: number, start: number, end: number): void {
    if (depth < this.bestDepth) return;
    this.bestDepth = depth;
    this.best = { start, end };
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }

  private fail(message: string): false {
    this.fault = { offset: this.at, message: this.at >= this.text.length ? `${message}, but the text ends` : message };
    return false;
  }
}
