/**
 * A reading of a CSV file byte by byte that knows where it is. DuckDB reads the rows; this finds the line of a row, says
 * what is wrong with a file DuckDB refuses, and rewrites mixed line ends.
 *
 * The grammar is RFC 4180 with any of \n, \r\n, \r as line end and quotes inside an unquoted cell taken as they are. A
 * blank line is no record where there are several columns; a delimiter at a row's end is let pass.
 */
export type CsvProblem =
  | { readonly kind: "ragged"; readonly line: number; readonly found: number; readonly expected: number }
  | { readonly kind: "open_quote"; readonly line: number }
  | { readonly kind: "after_quote"; readonly line: number };

export interface CsvScan {
  /** Records with the header, blank lines left out. */
  readonly records: number;
  readonly problem: CsvProblem | null;
}

export interface ScanOptions {
  readonly delimiter: number;
  /** Fields a record must have; any number where null. */
  readonly columns: number | null;
  /** Called with each record's number (the header's is 0) and the line it starts on; false ends the scan. */
  readonly onRecord?: (record: number, line: number) => boolean;
  /** Receives the file's bytes with every line end outside quotes as \n, without blank lines before the header. */
  readonly onBytes?: (bytes: Uint8Array) => void;
}

/** Reads to the end, to the first problem, or until `onRecord` says so. */
export async function scanCsv(blocks: AsyncIterable<Uint8Array>, options: ScanOptions): Promise<CsvScan> {
  const scanner = csvScanner(options);
  for await (const block of blocks) if (!scanner.feed(block)) break;
  return scanner.end();
}

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
type State = "start" | "plain" | "quoted" | "closed";

function csvScanner({ delimiter, columns, onRecord, onBytes }: ScanOptions) {
  let state: State = "start";
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let records = 0;
  let fields = 1;
  let bytesInRecord = 0;
  let lastWasCr = false;
  let lastFieldEmpty = true;
  let problem: CsvProblem | null = null;

  /** False where the scan is over. */
  const endRecord = (): boolean => {
    // Before the header a blank line is never a record.
    if (bytesInRecord === 0 && (columns !== 1 || records === 0)) return true;
    const spare = columns !== null && fields === columns + 1 && lastFieldEmpty;
    if (columns !== null && fields !== columns && !spare) {
      problem = { kind: "ragged", line: recordLine, found: fields, expected: columns };
      return false;
    }
    return onRecord?.(records++, recordLine) ?? true;
  };
  const startRecord = (): void => {
    state = "start";
    fields = 1;
    bytesInRecord = 0;
    lastFieldEmpty = true;
    recordLine = line;
  };

  const feed = (block: Uint8Array): boolean => {
    const out = onBytes ? Buffer.allocUnsafe(block.length) : null;
    let outLength = 0;
    for (const byte of block) {
      const follows = lastWasCr;
      lastWasCr = byte === CR;
      if (state === "quoted") {
        if (byte === QUOTE) state = "closed";
        else if (byte === CR || (byte === LF && !follows)) line++;
        bytesInRecord++;
        if (out) out[outLength++] = byte;
        continue;
      }
      if (byte === LF && follows) continue;
      if (byte === LF || byte === CR) {
        line++;
        const isLeading = records === 0 && bytesInRecord === 0;
        if (!endRecord()) return false;
        startRecord();
        if (out && !isLeading) out[outLength++] = LF;
        continue;
      }
      bytesInRecord++;
      if (out) out[outLength++] = byte;
      if (byte === delimiter) {
        fields++;
        state = "start";
        lastFieldEmpty = true;
      } else if (byte === QUOTE && state === "start") {
        state = "quoted";
        quoteLine = line;
        lastFieldEmpty = false;
      } else if (byte === QUOTE && state === "closed") {
        state = "quoted";
      } else if (state === "closed" && byte !== SPACE) {
        problem = { kind: "after_quote", line };
        return false;
      } else if (state === "start") {
        // DuckDB takes a quote behind leading spaces as an opening one.
        if (byte !== SPACE) state = "plain";
        lastFieldEmpty = false;
      }
    }
    if (out) onBytes?.(out.subarray(0, outLength));
    return true;
  };

  const end = (): CsvScan => {
    if (problem === null && state === "quoted") problem = { kind: "open_quote", line: quoteLine };
    else if (problem === null && bytesInRecord > 0) endRecord();
    return { records, problem };
  };
  return { feed, end };
}

/** The cells of the first record of a text that starts a file; null where it does not end within the text. */
export function headerCells(text: string, delimiter: string, isWhole: boolean): string[] | null {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  let wasQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text.charAt(i + 1) === '"') cell += text.charAt(i++);
      else quoted = false;
    } else if (c === '"' && cell === "" && !wasQuoted) {
      quoted = true;
      wasQuoted = true;
    } else if (c === delimiter) {
      cells.push(cell);
      cell = "";
      wasQuoted = false;
    } else if (c === "\n" || c === "\r") {
      // Blank lines before the header are no header.
      if (cells.length === 0 && cell === "" && !wasQuoted) continue;
      return [...cells, cell];
    } else cell += c;
  }
  if (!isWhole || (cells.length === 0 && cell === "" && !wasQuoted)) return null;
  return [...cells, cell];
}
