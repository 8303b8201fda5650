import { Router } from 'express';
import { PLANS } from './account-seed.ts';
import { accountOf } from './work.ts';

/** `GET /usage` (reference §1.6): costs nothing, and says what is left. */
export function usageRoutes(): Router {
  const router = Router();

  router.get('/usage', (_request, response) => {
    const { plan, credits, remaining, requests, spent, autoRecharge, usageLimit } =
      accountOf(response);
    const now = new Date();
    const monthStart = (offset: number) =>
      new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString();
    response.json({
      object: 'usage',
      billing_period: { start: monthStart(0), end: monthStart(1) },
      credits: {
        ...{ used: credits.used, included: credits.included, remaining: Math.max(0, remaining) },
        percentage_used: Math.round((1000 * credits.used) / credits.included) / 10,
      },
      transcription: { used_minutes: 0, included_minutes: 0 },
      storage: { used_bytes: 0, included_bytes: 0 },
      api_requests: {
        total_requests: requests.total,
        total_tokens: requests.inputTokens + requests.outputTokens,
        prompt_tokens: requests.inputTokens,
        completion_tokens: requests.outputTokens,
        credits_used: spent,
        error_count: requests.errors,
        avg_latency_ms: requests.total > 0 ? Math.round(requests.ms / requests.total) : 0,
      },
      rate_limit: { requests_per_minute: PLANS[plan].requestsPerMinute },
      auto_recharge: {
        enabled: autoRecharge.enabled,
        threshold: autoRecharge.threshold,
        credits_to_add: autoRecharge.creditsToAdd,
      },
      limits: { budget_alert: null, usage_limit: usageLimit },
    });
  });

  return router;
}
