/**
 * The container of the trained models: a JSON header and named typed arrays, compressed with brotli.
 *
 *   "XWM1" · brotli( header length (uint32, little endian) · header (UTF-8 JSON) · padding · sections … )
 *
 * Sections start at multiples of 8 bytes and hold numbers in little-endian order, as every platform Node runs on has
 * them. Models lie in `models/` at the package's root, which is two folders up from `src/language/` and from
 * `dist/language/` alike.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

const MAGIC = 'XWM1';

const ARRAYS = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const;
type ArrayType = keyof typeof ARRAYS;
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array;

/** A model as it is written and read: any JSON (`meta`: labels, sizes, scales) and the numbers by name. */
export type ModelFile = {
  /** What kind of model it is ("core", "names" …) and the version of its layout, checked by whoever reads it. */
  readonly kind: string;
  readonly version: number;
  /** Labels, sizes, scales: whatever the reader of this kind needs. Strings are best kept here. */
  readonly meta: Readonly<Record<string, unknown>>;
  readonly sections: Readonly<Record<string, NumberArray>>;
};

type Header = Omit<ModelFile, 'sections'> & {
  readonly sections: readonly { name: string; type: ArrayType; length: number; offset: number }[];
};

function typeOf(array: NumberArray): ArrayType {
  for (const [type, make] of Object.entries(ARRAYS)) {
    if (array instanceof make) return type as ArrayType;
  }
  throw new TypeError('a section must be a typed array of 8 to 32 bits');
}

const align = (offset: number): number => (offset + 7) & ~7;

/** The bytes of a model file; the same model gives the same bytes. */
export function encodeModel(model: ModelFile): Uint8Array {
  let offset = 0;
  const sections = Object.entries(model.sections).map(([name, array]) => {
    const entry = { name, type: typeOf(array), length: array.length, offset };
    offset = align(offset + array.byteLength);
    return entry;
  });
  const { kind, version, meta } = model;
  const header = Buffer.from(JSON.stringify({ kind, version, meta, sections } satisfies Header));
  const body = align(4 + header.length);
  const bytes = Buffer.alloc(body + offset);
  bytes.writeUInt32LE(header.length, 0);
  header.copy(bytes, 4);
  for (const { name, offset: at } of sections) {
    const array = model.sections[name]!;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), body + at);
  }
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = {
    [BROTLI_PARAM_QUALITY]: 9,
    [BROTLI_PARAM_LGWIN]: 24,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return Buffer.concat([Buffer.from(MAGIC), brotliCompressSync(bytes, { params })]);
}

/** Reads the bytes of a model file. Throws where they are none, or of another kind or version than asked for. */
export function decodeModel(bytes: Uint8Array, kind: string, version: number): ModelFile {
  if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== MAGIC) throw new Error('not a model file');
  const plain = brotliDecompressSync(bytes.subarray(4));
  const buffer = plain.buffer.slice(plain.byteOffset, plain.byteOffset + plain.byteLength);
  const headerLength = plain.readUInt32LE(0);
  const header = JSON.parse(plain.toString('utf8', 4, 4 + headerLength)) as Header;
  if (header.kind !== kind || header.version !== version) {
    throw new Error(
      `model is "${header.kind}" version ${header.version}, not "${kind}" version ${version}; train it again`,
    );
  }
  const body = align(4 + headerLength);
  const sections: Record<string, NumberArray> = {};
  for (const { name, type, length, offset } of header.sections) {
    sections[name] = new ARRAYS[type](buffer as ArrayBuffer, body + offset, length);
  }
  return { kind, version, meta: header.meta, sections };
}

/** Where a model lies, by name: `modelPath('en-core')`. */
export function modelPath(name: string): string {
  return join(import.meta.dirname, '..', '..', 'models', `${name}.bin`);
}

/** Writes `models/<name>.bin` and returns its size in bytes and its digest (`sha256-…`), which the card states. */
export function writeModel(name: string, model: ModelFile): { size: number; digest: string } {
  const bytes = encodeModel(model);
  writeFileSync(modelPath(name), bytes);
  return { size: bytes.length, digest: `sha256-${createHash('sha256').update(bytes).digest('hex')}` };
}

/** Reads `models/<name>.bin`. */
export function readModel(name: string, kind: string, version: number): ModelFile {
  return decodeModel(readFileSync(modelPath(name)), kind, version);
}

/** A section of a model that was read, as the array type it must have. */
export function section<T extends NumberArray>(
  model: ModelFile,
  name: string,
  type: new (length: number) => T,
): T {
  const array = model.sections[name];
  if (!(array instanceof type))
    throw new Error(`model "${model.kind}" has no section "${name}" of that type`);
  return array;
}

/** Calls `load` at the first use and keeps what it gave: models are read when they are needed, once a process. */
export function lazy<T>(load: () => T): () => T {
  let value: { readonly it: T } | undefined;
  return () => {
    value ??= { it: load() };
    return value.it;
  };
}
