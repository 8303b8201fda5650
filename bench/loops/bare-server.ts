import express from 'express';

/** The least that answers: what a start costs before there is anything to start. */
const app = express();
app.get('/readyz', (_request, response) => void response.send('ready'));
app.listen(Number(process.env.PORT), '127.0.0.1');
