import express from 'express';

/**
 * The least that answers: what a start costs before there is anything to start, and a webhook that nobody looks at.
 * Serves `DIRECTORY` if it is given one.
 */
const { PORT, DIRECTORY } = process.env;
const app = express();
app.get('/readyz', (_request, response) => void response.send('ready'));
app.post('/webhooks/bigcommerce', (_request, response) => void response.sendStatus(200));
if (DIRECTORY) app.use(express.static(DIRECTORY));
app.listen(Number(PORT), '127.0.0.1');
