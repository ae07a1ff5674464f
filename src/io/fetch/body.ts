/** Reading the body of an answer: counted as it comes, unpacked, and never past the limit. */

/** The bytes; `undefined` when there are more than `limit`. Rejects as the stream does. */
export async function readBody(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const promised = Number(response.headers.get('content-length') ?? 0);
  if (promised > limit) {
    await dropBody(response);
    return undefined;
  }
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    total += value.length;
    if (total > limit) {
      await reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

/** Lets go of a body that nobody reads, and of its connection. */
export async function dropBody(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => {});
}
