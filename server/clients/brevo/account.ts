import { z } from 'zod';

/** The account behind a key (reference/brevo.md §1.6). Reading it spends the bucket of 100 calls an hour. */
export interface BrevoAccount {
  organizationId: string | null;
  companyName: string;
  email: string;
  /** Its marketing plan in a word or two, such as `Standard` or `free`. */
  plan: string;
  /** The tracker's key, where automation is switched on. */
  automationKey: string | null;
}

const TextWire = z.string().nullish();

export const AccountWire = z.object({
  organization_id: z.union([z.string(), z.number()]).nullish(),
  companyName: TextWire,
  email: TextWire,
  plan: z.array(z.object({ type: TextWire, creditsType: TextWire })).nullish(),
  planVerticals: z
    .array(z.object({ planCategory: TextWire, name: TextWire, status: TextWire }))
    .nullish(),
  marketingAutomation: z.object({ enabled: z.boolean().nullish(), key: TextWire }).nullish(),
});

export function toAccount(wire: z.output<typeof AccountWire>): BrevoAccount {
  const marketing = wire.planVerticals?.find(
    ({ planCategory, status }) => planCategory === 'Marketing' && status !== 'inactive',
  );
  const { enabled, key } = wire.marketingAutomation ?? {};
  return {
    organizationId: wire.organization_id == null ? null : String(wire.organization_id),
    companyName: wire.companyName ?? '',
    email: wire.email ?? '',
    plan: marketing?.name ?? wire.plan?.find(({ type }) => type !== 'sms')?.type ?? '',
    automationKey: (enabled && key) || null,
  };
}
