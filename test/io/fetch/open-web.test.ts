import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openWeb } from '../../../src/io/fetch/open-web.ts';
import type { Web, WebLimits } from '../../../src/io/fetch/web.ts';
import { endless, inTurn, json, type LocalHost, nobody, redirect, serve, silent, status, text } from './local-host.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const FAST: Partial<WebLimits> = { backoffMs: 1, requestMs: 2000, retryAfterMs: 3000 };

function web(host: LocalHost, limits: Partial<WebLimits> = {}, token?: string): Web {
  return openWeb({
    origins: [host.url],
    now: NOW,
    limits: { ...FAST, ...limits },
    allowHttpLoopback: true,
    token,
    tokenOrigin: host.url,
  });
}

const failure = (kind: string, detail: unknown = expect.any(String)) => ({
  ok: false,
  failure: { kind, detail, host: expect.any(String) },
});

describe('asking a host', () => {
  it('gives the value of a JSON document and the day of the answer', async () => {
    const host = await serve({ '/tea': { id: 'leaf/leaf-base' } });
    expect(await web(host).json(`${host.url}/tea`)).toEqual({ ok: true, value: { id: 'leaf/leaf-base' }, fetched: '2026-11-24' });
    expect(host.headers[0]).toMatchObject({ accept: 'application/json', 'user-agent': expect.stringMatching(/^licheck\//) });
  });

  it('takes null, numbers and lists for values', async () => {
    const host = await serve({ '/null': json(null), '/list': json([1]) });
    expect(await web(host).json(`${host.url}/null`)).toMatchObject({ ok: true, value: null });
    expect(await web(host).json(`${host.url}/list`)).toMatchObject({ ok: true, value: [1] });
  });

  it('gives a text with the digest of its bytes', async () => {
    const host = await serve({ '/LICENSE': text('Tea Licence\n') });
    expect(await web(host).text(`${host.url}/LICENSE`)).toMatchObject({
      ok: true,
      value: { body: 'Tea Licence\n', digest: '8445a05fef4a82562b3fb5c83b2adac08f59a9c3de44e95d8730d62ee8205add' },
    });
  });

  it('keeps a __proto__ key harmless', async () => {
    const host = await serve({
      '/tea': text('{"__proto__": {"license": "mit"}, "id": 1}', { 'content-type': 'application/json' }),
    });
    const answer = await web(host).json(`${host.url}/tea`);
    const value = answer.ok ? (answer.value as Record<string, unknown>) : {};
    expect(value.license).toBeUndefined();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe('what a host may not do', () => {
  it.each([
    ['https://kettle.example/steal'],
    ['http://127.0.0.1:1/other-port'],
    ['file:///etc/passwd'],
    ['http://user:word@127.0.0.1/'],
    ['//kettle.example/x'],
    ['http://[::1/'],
    [''],
  ])('lead to %j', async (location) => {
    const host = await serve({ '/tea': redirect(location) });
    expect(await web(host).json(`${host.url}/tea`)).toEqual(
      failure('refused', 'it redirects to an address that may not be asked'),
    );
    expect(host.asked).toEqual(['/tea']);
  });

  it('lead to another host on this machine, which is never asked', async () => {
    const other = await serve({ '/tea': { stolen: true } });
    const host = await serve({ '/tea': redirect(`${other.url}/tea`) });
    expect(await web(host, {}, 'hf_secret').json(`${host.url}/tea`)).toEqual(failure('refused'));
    expect(other.asked).toEqual([]);
  });

  it('lead in circles', async () => {
    const host = await serve({ '/a': redirect('/b'), '/b': redirect('/a') });
    expect(await web(host).json(`${host.url}/a`)).toEqual(failure('refused', 'it redirects in circles'));
    expect(host.asked).toHaveLength(6);
  });

  it('answer with more than is read, whether it says so or not', async () => {
    const host = await serve({
      '/said': text('x'.repeat(5000), { 'content-type': 'application/json' }),
      '/unsaid': (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('x'.repeat(3000));
        response.end('x'.repeat(3000));
      },
      '/endless': endless,
      '/bomb': text(gzipSync(Buffer.alloc(50_000_000)), { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    });
    for (const path of ['/said', '/unsaid', '/endless', '/bomb']) {
      expect(await web(host, { jsonBytes: 4096 }).json(host.url + path), path).toEqual(
        failure('too-large', 'its answer is larger than 4 KB'),
      );
    }
  });

  it('keep silent, or trickle on', async () => {
    const host = await serve({
      '/silent': silent,
      '/trickle': (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      },
    });
    for (const path of ['/silent', '/trickle'])
      expect(await web(host, { requestMs: 150 }).json(host.url + path), path).toEqual(failure('timeout'));
  });

  it('take more time than the whole scan has, however often it is asked', async () => {
    const host = await serve({ '/silent': silent, '/busy': status(503, { 'retry-after': '2' }) });
    const asked = web(host, { totalMs: 150 });
    const answers = await Promise.all([asked.json(`${host.url}/silent`), asked.json(`${host.url}/busy`)]);
    expect(answers).toEqual([failure('deadline'), failure('deadline')]);
    expect(await asked.json(`${host.url}/silent`)).toEqual(failure('deadline'));
  });

  it.each([
    ['{"id": ', 'application/json'],
    ['<html>login</html>', 'text/html'],
    ['{}', 'text/plain'],
    ['', 'application/json'],
    ['\0\u0001', 'application/json'],
  ])('answer %j as %s and be believed', async (body, type) => {
    const host = await serve({ '/tea': text(body, { 'content-type': type }) });
    expect(await web(host).json(`${host.url}/tea`)).toEqual(failure('malformed'));
  });

  it('give a page or a picture for a licence text', async () => {
    const host = await serve({
      '/page': text('<html>', { 'content-type': 'text/html' }),
      '/zero': text('a\0b', { 'content-type': 'text/plain' }),
    });
    expect(await web(host).text(`${host.url}/page`)).toEqual(failure('malformed'));
    expect(await web(host).text(`${host.url}/zero`)).toEqual(failure('malformed'));
  });
});

describe('what a status says', () => {
  it.each([
    [404, {}, 'not-found'],
    [410, {}, 'not-found'],
    [401, {}, 'denied'],
    [403, {}, 'denied'],
    [403, { 'x-error-code': 'GatedRepo' }, 'denied'],
    [401, { 'x-error-code': 'RepoNotFound' }, 'not-found'],
    [404, { 'x-error-code': 'RevisionNotFound' }, 'not-found'],
    [400, {}, 'malformed'],
    [204, {}, 'malformed'],
    [418, {}, 'malformed'],
  ])('%i with %j is %s', async (code, headers, kind) => {
    const host = await serve({ '/tea': status(code, headers) });
    expect(await web(host).json(`${host.url}/tea`)).toEqual(failure(kind));
    expect(host.asked).toHaveLength(1);
  });

  it('asks a busy host again, and takes the answer that comes', async () => {
    const host = await serve({ '/tea': inTurn(status(429, { 'retry-after': '0' }), status(500), status(503), json({ id: 1 })) });
    expect(await web(host).json(`${host.url}/tea`)).toMatchObject({ ok: true, value: { id: 1 } });
    expect(host.asked).toHaveLength(4);
  });

  it('gives up after the last try, and at once when the host asks for more patience than there is', async () => {
    const host = await serve({ '/busy': status(502), '/later': status(429, { 'retry-after': '3600' }) });
    expect(await web(host, { retries: 2 }).json(`${host.url}/busy`)).toEqual(failure('busy', 'it answered 502'));
    expect(await web(host).json(`${host.url}/later`)).toEqual(failure('busy', 'it answered 429'));
    expect(host.asked).toEqual(['/busy', '/busy', '/busy', '/later']);
  });

  it('counts a date in Retry-After from the host’s own clock', async () => {
    const host = await serve({
      '/soon': inTurn(
        status(503, { date: 'Tue, 24 Nov 2026 08:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 08:00:00 GMT' }),
        json({}),
      ),
      '/late': status(503, { date: 'Tue, 24 Nov 2026 08:00:00 GMT', 'retry-after': 'Tue, 24 Nov 2026 09:00:00 GMT' }),
    });
    expect(await web(host).json(`${host.url}/soon`)).toMatchObject({ ok: true });
    expect(await web(host).json(`${host.url}/late`)).toEqual(failure('busy'));
    expect(host.asked).toEqual(['/soon', '/soon', '/late']);
  });

  it('tries once more when a connection breaks', async () => {
    const host = await serve({ '/tea': inTurn((request) => void request.socket.destroy(), json({ id: 1 })) });
    expect(await web(host).json(`${host.url}/tea`)).toMatchObject({ ok: true });
  });

  it('leaves a host alone that cannot be reached', async () => {
    const host = await serve({});
    const gone = await nobody();
    const asked = openWeb({ origins: [gone, host.url], now: NOW, limits: FAST, allowHttpLoopback: true });
    const answers = await Promise.all([1, 2, 3, 4].map((n) => asked.json(`${gone}/${n}`)));
    for (const answer of answers) expect(answer).toMatchObject(failure('offline', 'ECONNREFUSED'));
    expect(await asked.json(`${host.url}/x`)).toEqual(failure('not-found'));
  });
});

describe('which addresses are asked', () => {
  it('asks none outside the list, and no other scheme', async () => {
    const host = await serve({ '/tea': { id: 1 } });
    const plain = openWeb({ origins: ['https://hub.example'], now: NOW });
    for (const address of [
      'http://hub.example/x',
      'https://kettle.example/x',
      'https://hub.example:8443/x',
      `${host.url}/tea`,
      'tea',
      '',
    ]) {
      expect(await plain.json(address), address).toEqual(failure('refused'));
    }
    expect(host.asked).toEqual([]);
  });
});

describe('the token', () => {
  it('goes to its own host, and to no other, also after a redirect', async () => {
    const other = await serve({ '/tea': { id: 'other' } });
    const host = await serve({ '/own': { id: 'own' }, '/away': redirect(`${other.url}/tea`), '/near': redirect('/own') });
    const asked = openWeb({
      origins: [host.url, other.url],
      now: NOW,
      allowHttpLoopback: true,
      token: 'hf_secret',
      tokenOrigin: host.url,
    });
    expect(await asked.json(`${host.url}/near`)).toMatchObject({ ok: true, value: { id: 'own' } });
    expect(await asked.json(`${host.url}/away`)).toMatchObject({ ok: true, value: { id: 'other' } });
    expect(await asked.json(`${other.url}/tea`)).toMatchObject({ ok: true });
    expect(host.headers.map((headers) => headers.authorization)).toEqual([
      'Bearer hf_secret',
      'Bearer hf_secret',
      'Bearer hf_secret',
    ]);
    expect(other.headers.map((headers) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it('is in no failure', async () => {
    const host = await serve({
      '/denied': status(403),
      '/busy': status(500),
      '/html': text('x', { 'content-type': 'text/html' }),
    });
    const asked = web(host, { retries: 0 }, 'hf_secret');
    const answers = await Promise.all(['/denied', '/busy', '/html', '/none'].map((path) => asked.json(host.url + path)));
    expect(JSON.stringify(answers)).not.toContain('hf_secret');
  });
});

describe('many questions', () => {
  it('are asked eight at a time', async () => {
    const slow = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `/${i}`,
        (request: never, response: never) => void setTimeout(() => json({ i })(request, response, 1), 5),
      ]),
    );
    const host = await serve(slow);
    const asked = web(host);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => asked.json(`${host.url}/${i}`)));
    expect(answers.map((answer) => answer.ok && answer.value)).toEqual(Array.from({ length: 40 }, (_, i) => ({ i })));
    expect(host.most()).toBeGreaterThan(1);
    expect(host.most()).toBeLessThanOrEqual(8);
  });
});
