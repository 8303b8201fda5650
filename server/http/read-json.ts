import express from 'express';

/** The body, whatever type it claims to have: one that is not JSON is refused, never passed over as if there were none. */
export const readJson = express.json({ limit: '200kb', type: () => true });
