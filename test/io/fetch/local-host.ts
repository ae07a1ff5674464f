import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** How a path is answered: JSON, or whatever the function does. Anything else is a 404. */
export type Answers = Readonly<
  Record<string, object | ((request: IncomingMessage, response: ServerResponse, times: number) => void)>
>;

/** A host on this machine that replays answers, and keeps what it was asked. */
export interface LocalHost {
  readonly url: string;
  /** Paths with their queries, in the order in which they came. */
  readonly asked: string[];
  /** The headers of each request. */
  readonly headers: Readonly<Record<string, unknown>>[];
  /** The most requests that were under way at once. */
  most(): number;
}

const open: { close(): void }[] = [];
afterAll(() => {
  for (const server of open.splice(0)) server.close();
});

export async function serve(answers: Answers): Promise<LocalHost> {
  const asked: string[] = [];
  const headers: Readonly<Record<string, unknown>>[] = [];
  const times = new Map<string, number>();
  let [running, most] = [0, 0];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    headers.push(request.headers);
    running += 1;
    most = Math.max(most, running);
    let isOver = false;
    const over = (): void => {
      if (!isOver) running -= 1;
      isOver = true;
    };
    response.on('finish', over).on('close', over);
    const time = (times.get(path) ?? 0) + 1;
    times.set(path, time);
    const answer = Object.hasOwn(answers, path) ? answers[path] : undefined;
    if (typeof answer === 'function') answer(request, response, time);
    else if (answer === undefined) status(404)(request, response, time);
    else json(answer)(request, response, time);
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, headers, most: () => most };
}

/** An address of this machine where nobody listens. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const { port } = server.address() as AddressInfo;
  await new Promise((go) => server.close(go));
  return `http://127.0.0.1:${port}`;
}

type Step = (request: IncomingMessage, response: ServerResponse, times: number) => void;

export const json =
  (value: unknown, headers: Readonly<Record<string, string>> = {}): Step =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(value));
  };

export const text =
  (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Step =>
  (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', ...headers }).end(body);
  };

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Step =>
  (_, response) => {
    response.writeHead(code, headers).end('no');
  };

export const redirect =
  (location: string, code = 307): Step =>
  (_, response) => {
    response.writeHead(code, { location }).end();
  };

/** Never ends: bytes as fast as they are taken. */
export const endless: Step = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(64 * 1024, 32);
  const go = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', go);
  };
  response.on('error', () => {});
  go();
};

/** Never says a word. */
export const silent: Step = () => {};

/** The first answers one after the other, then the last again and again. */
export const inTurn =
  (...steps: readonly Step[]): Step =>
  (request, response, times) =>
    (steps[Math.min(times, steps.length) - 1] ?? silent)(request, response, times);
