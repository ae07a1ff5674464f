/** Builders of small model files, byte by byte as the formats say. */

const u32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};
const u64 = (value: number | bigint): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
};
export const bytesOf = (...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))));

const text = (value: string): Uint8Array => bytesOf(u64(Buffer.byteLength(value)), value);

/** A GGUF header: text, lists of text, and numbers (as float32). */
export function gguf(values: Readonly<Record<string, string | readonly string[] | number>>): Uint8Array {
  const pairs = Object.entries(values).map(([key, value]) => {
    if (typeof value === 'string') return bytesOf(text(key), u32(8), text(value));
    if (typeof value === 'number') return bytesOf(text(key), u32(4), u32(value));
    return bytesOf(text(key), u32(9), u32(8), u64(value.length), ...value.map(text));
  });
  return bytesOf('GGUF', u32(3), u64(0), u64(pairs.length), ...pairs);
}

export { text as ggufText, u32, u64 };

/** A safetensors file with these header entries. */
export function safetensors(metadata: Readonly<Record<string, string>>, padding = 0): Uint8Array {
  const header = JSON.stringify({
    __metadata__: metadata,
    w: { dtype: 'F32', shape: [1], data_offsets: [0, 4], pad: 'x'.repeat(padding) },
  });
  return bytesOf(u64(Buffer.byteLength(header)), header, [0, 0, 0, 0]);
}

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]);
const field = (number: number, value: string | Uint8Array): Uint8Array => {
  const content = bytesOf(value);
  return bytesOf(varint(number * 8 + 2), varint(content.length), content);
};

/** An ONNX model: a graph of so many bytes, then its metadata. */
export function onnx(metadata: Readonly<Record<string, string>>, graph = 100_000): Uint8Array {
  const properties = Object.entries(metadata).map(([key, value]) => field(14, bytesOf(field(1, key), field(2, value))));
  return bytesOf(varint(8), varint(9), field(2, 'teapot'), field(7, new Uint8Array(graph)), ...properties);
}
