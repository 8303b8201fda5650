import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';

/**
 * What a handler of webhooks does that somebody writes in an afternoon: answers, reads the record and writes it, once a
 * webhook. Refused calls are repeated a second later.
 */
const { PORT, STORE_URL, ACCESS_TOKEN = '', BREVO_URL, BREVO_KEY = '' } = process.env;
const RETRY_MS = 1_000;

const app = express();
app.get('/readyz', (_request, response) => void response.send('ready'));
app.post('/webhooks/bigcommerce', express.json(), (request, response) => {
  response.sendStatus(200);
  const { scope, data } = request.body;
  if (scope === 'store/product/updated') void writeProduct(data.id);
  if (scope === 'store/customer/updated') void writeCustomer(data.id);
});
app.listen(Number(PORT), '127.0.0.1');

async function writeProduct(id: number): Promise<void> {
  const { data } = await read(`/v3/catalog/products/${id}`);
  await write('/products', { id: String(id), name: data.name, price: data.price });
}

async function writeCustomer(id: number): Promise<void> {
  const { data } = await read(`/v3/customers?id:in=${id}`);
  const [{ email, first_name, last_name }] = data;
  const attributes = { FIRSTNAME: first_name, LASTNAME: last_name };
  await write('/contacts', { email, attributes });
}

async function read(path: string) {
  const headers = { 'x-auth-token': ACCESS_TOKEN, accept: 'application/json' };
  return (await again(() => fetch(STORE_URL + path, { headers }))).json();
}

async function write(path: string, fields: Record<string, unknown>): Promise<void> {
  const headers = { 'api-key': BREVO_KEY, 'content-type': 'application/json' };
  const body = JSON.stringify({ ...fields, updateEnabled: true });
  const response = await again(() => fetch(BREVO_URL + path, { method: 'POST', headers, body }));
  await response.body?.cancel();
}

async function again(call: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await call();
    if (response.status !== 429) return response;
    await response.body?.cancel();
    await wait(RETRY_MS);
  }
}
