/**
 * Just enough of a WebAssembly assembler for a handful of number kernels with 128-bit vectors, so that they need no
 * tool chain and no binary file in the repository. Format: WebAssembly Core Specification 2.0, chapter 5.
 */

/** A piece of code: opcode bytes and operands. */
export type Code = readonly number[];

/** Unsigned LEB128. */
export function leb(value: number): number[] {
  const out: number[] = [];
  for (let rest = value >>> 0; ; rest >>>= 7) {
    if (rest < 0x80) {
      out.push(rest);
      return out;
    }
    out.push((rest & 0x7f) | 0x80);
  }
}

/** Signed LEB128, for constants. */
function sleb(value: number): number[] {
  const out: number[] = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const byte = rest & 0x7f;
    const last = (rest >> 7 === 0 && (byte & 0x40) === 0) || (rest >> 7 === -1 && (byte & 0x40) !== 0);
    out.push(last ? byte : byte | 0x80);
    if (last) return out;
  }
}

const simd = (op: number): number[] => [0xfd, ...leb(op)];
const memory = (op: number[], align: number, offset: number): number[] => [
  ...op,
  ...leb(align),
  ...leb(offset),
];

export const get = (local: number): Code => [0x20, ...leb(local)];
export const set = (local: number, ...value: Code[]): Code => [...value.flat(), 0x21, ...leb(local)];
export const int = (value: number): Code => [0x41, ...sleb(value)];
const binary =
  (...op: number[]) =>
  (a: Code, b: Code): Code => [...a, ...b, ...op];
export const add = binary(0x6a);
export const subtract = binary(0x6b);
export const multiply = binary(0x6c);
export const divide = binary(0x6e);
export const less = binary(0x49);

export const zeroVector: Code = [...simd(12), ...new Array<number>(16).fill(0)];
export const loadVector = (address: Code, offset = 0): Code => [...address, ...memory(simd(0), 0, offset)];
export const loadSplat = (address: Code, offset = 0): Code => [...address, ...memory(simd(9), 0, offset)];
export const storeVector = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...memory(simd(11), 0, offset),
];
/** Eight 8-bit numbers as 16-bit ones. */
export const loadBytes = (address: Code, offset = 0): Code => [...address, ...memory(simd(1), 0, offset)];
export const loadInt = (address: Code, offset = 0): Code => [...address, ...memory([0x28], 0, offset)];
export const addShorts = binary(...simd(0x8e));
/** The first and the last four of eight 16-bit numbers as 32-bit ones. */
export const firstInts = (vector: Code): Code => [...vector, ...simd(0xa7)];
export const lastInts = (vector: Code): Code => [...vector, ...simd(0xa8)];
export const addInts = binary(...simd(0xae));
/** Eight products of 16-bit numbers, added in pairs to four 32-bit numbers. */
export const dotShorts = binary(...simd(0xba));
/** a · b + c of four single-precision numbers, rounded once where the processor can (relaxed SIMD). */
export const multiplyAdd = (a: Code, b: Code, c: Code): Code => [...a, ...b, ...c, ...simd(0x105)];
export const addFloats = binary(...simd(0xe4));
export const subtractFloats = binary(...simd(0xe5));
export const multiplyFloats = binary(...simd(0xe6));
export const divideFloats = binary(...simd(0xe7));
export const squareRoots = (vector: Code): Code => [...vector, ...simd(0xe3)];
/** All bits of a number set where the first is greater than the second, none elsewhere. */
export const greater = binary(...simd(0x44));
export const bitAnd = binary(...simd(0x4e));
/** The smaller and the larger of numbers, the first where they are equal; not meant for NaN. */
export const smaller = binary(...simd(0xea));
export const larger = binary(...simd(0xeb));
/** Four copies of a single-precision constant. */
export const floats = (value: number): Code => {
  const bytes = new Uint8Array(Float32Array.of(value).buffer);
  return [0x43, ...bytes, ...simd(0x13)];
};
/** Four 32-bit whole numbers as single-precision numbers. */
export const toFloats = (vector: Code): Code => [...vector, ...simd(0xfa)];
/** Four single-precision numbers rounded to whole ones (to even at the half). */
export const toInts = (vector: Code): Code => [...vector, ...simd(0x6a), ...simd(0xf8)];
/** Eight 32-bit numbers as 16-bit ones, held at the limits. */
export const narrow = binary(...simd(0x85));
export const shuffle = (a: Code, b: Code, lanes: Code): Code => [...a, ...b, ...simd(13), ...lanes];

/** `do { body } while (condition)`. */
export const repeat = (body: Code, condition: Code): Code => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0x00,
  0x0b,
];

/** A kernel: how many 32-bit whole-number parameters it takes, what further locals it has, what it does. */
export type Kernel = {
  readonly parameters: number;
  readonly ints: number;
  readonly vectors: number;
  readonly code: Code;
};

const sized = (bytes: Code): number[] => [...leb(bytes.length), ...bytes];
const vectorOf = (items: readonly Code[]): number[] => [...leb(items.length), ...items.flat()];
const part = (id: number, items: readonly Code[]): number[] => [id, ...sized(vectorOf(items))];
const text = (value: string): number[] => sized([...Buffer.from(value)]);

/** The limits of the memory that a module imports: any of its own thread, or any that threads share. */
const OWN = [0x00, 1];
const SHARED = [0x03, 1, ...leb(65536)];

/** The bytes of a module that imports its memory as `env.memory` and exports the kernels by name. */
export function assemble(kernels: Readonly<Record<string, Kernel>>, shared = false): Uint8Array<ArrayBuffer> {
  const all = Object.entries(kernels);
  const types = all.map(([, { parameters }]) => [
    0x60,
    ...vectorOf(Array.from({ length: parameters }, () => [0x7f])),
    0,
  ]);
  const codes = all.map(([, { ints, vectors, code }]) =>
    sized([
      ...vectorOf([
        [...leb(ints), 0x7f],
        [...leb(vectors), 0x7b],
      ]),
      ...code,
      0x0b,
    ]),
  );
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...part(1, types),
    ...part(2, [[...text('env'), ...text('memory'), 0x02, ...(shared ? SHARED : OWN)]]),
    ...part(
      3,
      all.map((_, i) => leb(i)),
    ),
    ...part(
      7,
      all.map(([name], i) => [...text(name), 0x00, ...leb(i)]),
    ),
    ...part(10, codes),
  ]);
}

/** The kernels of a module over `memory`. */
export function instantiate<K extends string>(
  kernels: Readonly<Record<K, Kernel>>,
  memory: WebAssembly.Memory,
): Record<K, (...numbers: number[]) => void> {
  const shared = memory.buffer instanceof SharedArrayBuffer;
  const module = new WebAssembly.Module(assemble(kernels, shared));
  return new WebAssembly.Instance(module, { env: { memory } }).exports as never;
}
