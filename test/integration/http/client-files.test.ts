import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import express from 'express';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientFiles } from '../../../server/http/client-files.ts';

const SCRIPT = 'console.log("hello");'.repeat(50);
const build = mkdtempSync(join(tmpdir(), 'client-'));

beforeAll(async () => {
  await mkdir(join(build, 'assets'));
  await writeFile(join(build, 'assets/page-1.js'), SCRIPT);
  await writeFile(join(build, 'assets/page-1.js.gz'), gzipSync(SCRIPT));
  await writeFile(join(build, 'assets/page-1.js.br'), brotliCompressSync(SCRIPT));
});

afterAll(() => rmSync(build, { recursive: true }));

test.each([
  ['br', 'gzip, deflate, br'],
  ['gzip', 'gzip, deflate'],
  [undefined, 'identity'],
])('a script is sent as %s to a browser that takes %s, and kept for good', async (sent, takes) => {
  const { headers, text } = await supertest(express().use(clientFiles(build)))
    .get('/assets/page-1.js')
    .set('accept-encoding', takes)
    .expect(200);

  expect(text).toBe(SCRIPT);
  expect(headers['content-encoding']).toBe(sent);
  expect(headers['content-type']).toMatch(/^text\/javascript/);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers.vary).toBe('Accept-Encoding');
});

test('a page that was not built yet is said in words', async () => {
  const { text } = await supertest(express().use(clientFiles(build)))
    .get('/overview')
    .set('accept', 'text/html')
    .expect(503);

  expect(text).toContain('npm run build');
});
